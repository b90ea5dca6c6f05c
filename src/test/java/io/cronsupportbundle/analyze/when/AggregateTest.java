package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.analyze.AnalyzerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateTest {

    @ParameterizedTest
    @CsvSource({"count() >= 3, COUNT, ''", ">= 3, COUNT, ''", "min >= 3, COUNT, ''", "min(cpuCapacity)   >= 3, MIN, cpuCapacity",
        "countDistinct(a.b/c) = 1, COUNT_DISTINCT, a.b/c", "nodeCondition(Ready) == True, NODE_CONDITION, Ready"})
    void readsFunctions(String when, Aggregate.Function function, String property) throws AnalyzerException {
        Aggregate aggregate = Aggregate.parse(when);

        assertThat(aggregate.function()).isEqualTo(function);
        assertThat(aggregate.property()).isEqualTo(property);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "avg(x) > 1", "min(x) > 1 2"})
    void refusesWhatItCannotRead(String when) {
        assertThatThrownBy(() -> Aggregate.parse(when)).isInstanceOf(AnalyzerException.class);
    }

    @Test
    void comparesCountsAndAmounts() throws AnalyzerException {
        assertThat(Aggregate.parse("count() = 3").holdsFor(3)).isTrue();
        assertThat(Aggregate.parse("sum(memoryCapacity) >= 1Gi").holdsFor(Quantity.parse("1024Mi"))).isTrue();
        assertThatThrownBy(() -> Aggregate.parse("count() != 3").holdsFor(3)).hasMessageContaining("operators");
        assertThatThrownBy(() -> Aggregate.parse("count() > 3Gi").holdsFor(3)).hasMessageContaining("whole number");
    }
}

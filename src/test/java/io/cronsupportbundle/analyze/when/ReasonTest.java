package io.cronsupportbundle.analyze.when;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

    @ParameterizedTest
    @CsvSource({"= Pending,true,Pending", "== Init:0/1,true,Init:0/1", "=== x,true,x", "!= Healthy,false,Healthy", "!== x,false,x",
            "== a b,true,a",
        "' == x ',true,x", "==  x,true,x"})
    void readsOperatorAndName(String when, boolean equal, String name) {
        assertThat(Reason.parse(when)).isEqualTo(Optional.of(new Reason(equal, name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pending", "> Pending", "==Pending", "==", "=! x"})
    void readsNothingElse(String when) {
        assertThat(Reason.parse(when)).isEmpty();
    }
}

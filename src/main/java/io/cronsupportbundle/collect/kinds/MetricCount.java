package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sum of a metric over all its series that have certain labels, from an endpoint in the text format of Prometheus
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
record MetricCount(CountedPage page, String metric, Map<String, String> labels) implements PageCount {
    private static final Pattern LABEL = Pattern.compile("\\G[\\s,]*([a-zA-Z_][a-zA-Z0-9_]*)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");

    static MetricCount read(Fields fields) {
        CountedPage page = CountedPage.read(fields);
        String metric = fields.text("metric", "");
        if (metric.isEmpty()) {
            fields.problem("metric", "spec.missing-field", "a count from a metric needs its name", "Add metric: with a name, such as app_users");
        }
        Map<String, String> labels = new TreeMap<>(fields.textMap("labels"));
        fields.finish();
        return new MetricCount(page, metric, labels);
    }

    @Override
    public String definition() {
        StringBuilder series = new StringBuilder(metric);
        labels.forEach((name, value) -> series.append(series.indexOf("{") < 0 ? "{" : ",").append(name).append("=\"").append(value).append('"'));
        return "sum of " + series + (labels.isEmpty() ? "" : "}") + " in GET " + page.shown();
    }

    @Override
    public Counted count(Collection run) throws IOException, InterruptedException {
        BigDecimal sum = BigDecimal.ZERO;
        boolean found = false;
        for (String line : page.get("text/plain;version=0.0.4", run).text().split("\n", -1)) {
            String value = value(line.strip());
            if (!value.isEmpty()) {
                sum = sum.add(Counted.number(value));
                found = true;
            }
        }
        if (!found) {
            throw new IOException("no series fits " + definition());
        }
        return new Counted(definition(), sum);
    }

    /// The value of a line, where it is one of the metric with the labels; a time stamp may follow it.
    private String value(String line) {
        if (!line.startsWith(metric)) {
            return "";
        }
        String rest = line.substring(metric.length());
        Map<String, String> has = new TreeMap<>();
        if (rest.strip().startsWith("{")) {
            String inner = rest.strip().substring(1);
            Matcher matcher = LABEL.matcher(inner);
            int end = 0;
            while (matcher.find()) {
                has.put(matcher.group(1), unescaped(matcher.group(2)));
                end = matcher.end();
            }
            int close = inner.indexOf('}', end);
            if (close < 0) {
                return "";
            }
            rest = " " + inner.substring(close + 1);
        }
        boolean fits = !rest.isEmpty() && Character.isWhitespace(rest.charAt(0)) && has.entrySet().containsAll(labels.entrySet());
        return fits ? rest.strip().split("\\s+", 2)[0] : "";
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                c = value.charAt(i) == 'n' ? '\n' : value.charAt(i);
            }
            text.append(c);
        }
        return text.toString();
    }
}

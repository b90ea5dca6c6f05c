package io.cronsupportbundle.collect;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.EntrySink;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.TextEntry;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Passes everything on to another sink and remembers which places one collector has dealt with, so that the rest of what it had planned
/// can be accounted for.
final class TrackingSink implements EntrySink {
    private final EntrySink sink;
    private final Set<String> opened = ConcurrentHashMap.newKeySet();
    private final List<Gap> missing = new CopyOnWriteArrayList<>();

    TrackingSink(EntrySink sink) {
        this.sink = sink;
    }

    @Override
    public JsonEntry json(BundlePath path) throws IOException {
        opened.add(path.value());
        return sink.json(path);
    }

    @Override
    public JsonEntry json(BundlePath path, JsonStyle style) throws IOException {
        opened.add(path.value());
        return sink.json(path, style);
    }

    @Override
    public TextEntry text(BundlePath path) throws IOException {
        opened.add(path.value());
        return sink.text(path);
    }

    @Override
    public void link(BundlePath link, BundlePath target) {
        sink.link(link, target);
    }

    @Override
    public void missing(String place, Outcome outcome, String cause) {
        missing.add(new Gap(place, outcome, cause));
        sink.missing(place, outcome, cause);
    }

    int entries() {
        return opened.size();
    }

    List<Gap> missing() {
        return List.copyOf(missing);
    }

    /// Whether anything is known about a planned place: an entry, or a reason for there being none.
    boolean accounted(String place) {
        Gap planned = new Gap(place, Outcome.FAILED, "");
        return opened.stream().anyMatch(planned::covers) || missing.stream().anyMatch(gap -> planned.covers(gap.place()));
    }
}

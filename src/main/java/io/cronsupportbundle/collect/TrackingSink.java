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
    private final Set<String> came = ConcurrentHashMap.newKeySet();
    private final List<Gap> missing = new CopyOnWriteArrayList<>();

    TrackingSink(EntrySink sink) {
        this.sink = sink;
    }

    @Override
    public JsonEntry json(BundlePath path) throws IOException {
        return json(path, JsonStyle.TWO_SPACES);
    }

    @Override
    public JsonEntry json(BundlePath path, JsonStyle style) throws IOException {
        return new TrackedJson(sink.json(path, style), () -> came.add(path.value()));
    }

    @Override
    public TextEntry text(BundlePath path) throws IOException {
        return new TrackedText(sink.text(path), () -> came.add(path.value()));
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
        return came.size();
    }

    List<Gap> missing() {
        return List.copyOf(missing);
    }

    /// Whether anything is known about a planned place: an entry, or a reason for there being none.
    boolean accounted(String place) {
        Gap planned = new Gap(place, Outcome.FAILED, "");
        return came.stream().anyMatch(planned::covers) || missing.stream().anyMatch(gap -> planned.covers(gap.place()));
    }
}

package io.cronsupportbundle.analyze;

import io.cronsupportbundle.bundle.BundlePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One statement of an analyzer about the cluster, with what a support engineer needs to act on it.
///
/// @param analyzer the key of the analyzer: `textAnalyze`
/// @param title what was checked; may be empty, as with the peer
/// @param strict whether the specification calls the check strict
/// @param code the same for the same check in every bundle: `textAnalyze/database-connection`
/// @param evidence the entries that the statement rests on
public record Finding(
        String analyzer,
        String title,
        String message,
        String uri,
        Verdict verdict,
        boolean strict,
        String iconKey,
        String iconUri,
        Optional<InvolvedObject> involvedObject,
        String code,
        List<BundlePath> evidence) {

    public Finding {
        evidence = List.copyOf(evidence);
    }

    public Finding about(InvolvedObject object) {
        return new Finding(analyzer, title, message, uri, verdict, strict, iconKey, iconUri, Optional.of(object), code, evidence);
    }

    public Finding from(List<BundlePath> paths) {
        return new Finding(analyzer, title, message, uri, verdict, strict, iconKey, iconUri, involvedObject, code, paths);
    }

    public Finding from(BundlePath path) {
        return from(List.of(path));
    }

    /// Where to look, for people: each entry that the statement rests on, the first one with the object in it.
    public List<String> places() {
        List<String> places = new ArrayList<>(evidence.stream().map(BundlePath::value).toList());
        involvedObject.map(object -> object.kind() + " " + (object.namespace().isEmpty() ? "" : object.namespace() + "/") + object.name())
                .ifPresent(object -> {
                    if (places.isEmpty()) {
                        places.add(object);
                    } else {
                        places.set(0, places.getFirst() + ", " + object);
                    }
                });
        return places;
    }
}

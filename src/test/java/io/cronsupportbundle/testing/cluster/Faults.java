package io.cronsupportbundle.testing.cluster;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// The faults that a test has switched on, first come first served.
final class Faults {
    private final List<Armed> armed = new CopyOnWriteArrayList<>();

    void arm(String pathPattern, Fault fault, int times) {
        armed.add(new Armed(Pattern.compile(pathPattern), fault, new AtomicInteger(times)));
    }

    void clear() {
        armed.clear();
    }

    /// The fault for this request, which uses up one of its times.
    Optional<Fault> next(String path, boolean laterPage) {
        for (Armed candidate : armed) {
            boolean fits = candidate.path.matcher(path).matches() && (laterPage || !(candidate.fault instanceof Fault.ExpiredContinue));
            if (fits && candidate.left.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return Optional.of(candidate.fault);
            }
        }
        return Optional.empty();
    }

    private record Armed(Pattern path, Fault fault, AtomicInteger left) {}
}

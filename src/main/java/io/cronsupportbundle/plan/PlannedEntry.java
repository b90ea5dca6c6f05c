package io.cronsupportbundle.plan;

import java.util.List;

/// One thing that a run will ask for and where the answer will be in the bundle.
///
/// @param request what is asked, as a person reads it: `GET /api/v1/pods`
/// @param place a path in the bundle; a segment with `*` stands for names that only the answer tells
/// @param permissions what the request needs
public record PlannedEntry(String request, String place, List<Permission> permissions) {
    public PlannedEntry {
        permissions = List.copyOf(permissions);
    }

    public static PlannedEntry of(String request, String place, Permission... permissions) {
        return new PlannedEntry(request, place, List.of(permissions));
    }
}

package io.cronsupportbundle.analyze;

/// The Kubernetes object that a finding is about, so that a reader of `analysis.json` can jump to it. Empty texts are left out there.
public record InvolvedObject(String kind, String namespace, String name, String apiVersion) {}

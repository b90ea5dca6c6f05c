package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.YamlValue.Mapping;

/// A document of a kind that is read, found among whatever else a text may hold.
///
/// @param spec what stands under `spec`; empty when nothing does
record SpecDocument(DocumentKind kind, Mapping spec) {}

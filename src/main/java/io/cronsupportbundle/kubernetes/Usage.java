package io.cronsupportbundle.kubernetes;

/// What a run has asked of the API server.
///
/// @param requests requests sent, repeated ones included
/// @param throttled answers 429 and 503 that were obeyed
public record Usage(long requests, long throttled) {}

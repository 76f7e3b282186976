package nl.mutatieboek.architecture.violation.platform.http;

/** Part of the API of the violations. */
public record PageOfAnApi(String next) {}

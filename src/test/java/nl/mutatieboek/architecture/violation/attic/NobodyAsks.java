package nl.mutatieboek.architecture.violation.attic;

/** A module that no rule allows. */
public record NobodyAsks(String what) {}

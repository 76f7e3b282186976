package nl.mutatieboek.lab.fault;

import java.nio.file.Path;

/** An upload, and the HTTP status or the end that it must come to. */
record UploadCase(String path, String format, Path file, String expected) {}

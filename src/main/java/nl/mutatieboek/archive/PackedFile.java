package nl.mutatieboek.archive;

/**
 * A file in a package.
 *
 * @param name without its folder
 * @param bytes how long it is
 * @param sha256 of its bytes, hexadecimal
 */
record PackedFile(String name, FileFormat format, long bytes, String sha256) {}

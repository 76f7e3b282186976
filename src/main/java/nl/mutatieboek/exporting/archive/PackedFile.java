package nl.mutatieboek.exporting.archive;

/**
 * A file in a package.
 *
 * @param name without its folder
 * @param bytes how long it is
 * @param sha256 of its bytes, hexadecimal
 */
record PackedFile(String name, ArchiveFileFormat format, long bytes, String sha256) {}

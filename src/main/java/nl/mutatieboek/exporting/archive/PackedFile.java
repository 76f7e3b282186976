package nl.mutatieboek.exporting.archive;

/**
 * A file in a package.
 *
 * @param name name without folder
 * @param bytes length
 * @param sha256 digest, hexadecimal
 */
record PackedFile(String name, ArchiveFileFormat format, long bytes, String sha256) {}

package nl.mutatieboek.verifier;

import static nl.mutatieboek.verifier.VerificationFailedException.require;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** ZIP without anything beside its files, so that no two programs read different files from it. */
final class EvidenceZip {
    private static final String DIFFERS = "The ZIP is not as the book wrote it: programs may read other files from it.";
    private static final int BLOCK = 1 << 16;
    private static final long ZIP64_LENGTH = 0xFFFF_FFFFL;
    private static final int ZIP64_FILES = 0xFFFF;

    private EvidenceZip() {}

    /** Returns the files by name without directory. A program may go by the list at the end or by the parts in order. */
    static Map<String, ZipEntry> requireUnambiguous(ZipFile zip) throws IOException {
        Map<String, ZipEntry> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        long parts = 0;
        long list = 0;
        try (ZipInputStream inOrder = new ZipInputStream(Files.newInputStream(Path.of(zip.getName())))) {
            for (ZipEntry file : Collections.list(zip.entries())) {
                String name = file.getName();
                boolean other = name.matches("[\\w./-]+") && files.put(name.replaceAll(".*/", ""), file) == null;
                require(other, "The ZIP has two files of one name, or an unusual name: %s", name);
                ZipEntry part = inOrder.getNextEntry();
                if (part == null || !part.getName().equals(name)) {
                    throw new VerificationFailedException(DIFFERS);
                }
                boolean described = part.getCompressedSize() < 0;
                requireSame(zip.getInputStream(file), inOrder);
                boolean same = part.getSize() == file.getSize() && part.getCompressedSize() == file.getCompressedSize();
                require(same, DIFFERS);
                boolean zip64 = Math.max(file.getSize(), file.getCompressedSize()) >= ZIP64_LENGTH;
                parts += 30 + name.length() + file.getCompressedSize() + (!described ? 0 : zip64 ? 24 : 16);
                list += 46 + name.length() + (zip64 ? file.getExtra().length : 0);
            }
        }
        boolean zip64 = parts >= ZIP64_LENGTH || files.size() >= ZIP64_FILES;
        require(parts + list + (zip64 ? 98 : 22) == Files.size(Path.of(zip.getName())), DIFFERS);
        return Map.copyOf(files);
    }

    private static void requireSame(InputStream one, InputStream other) throws IOException {
        byte[] block;
        do {
            block = one.readNBytes(BLOCK);
            require(Arrays.equals(block, other.readNBytes(BLOCK)), DIFFERS);
        } while (block.length > 0);
    }
}

package nl.mutatieboek.platform.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.TextValidator;
import nl.mutatieboek.ledger.Sha256Digest;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * An uploaded file: the part {@code file} of a form. It is on disk, not in memory, and is deleted after the response.
 */
public final class UploadedFile {
    /** Name of the part with the file. */
    static final String PART = "file";

    private static final int LONGEST_NAME = 200;

    /** Maximum size in bytes of the headers of a part; more than any accepted file name needs. */
    private static final long LONGEST_HEADER = 1 << 16;

    /** Control and format characters, lone surrogates, line separators, private-use characters and fillers. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\u115F\\u1160\\u3164\\uFFA0]");

    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

    private final Part part;

    private UploadedFile(Part part) {
        this.part = part;
    }

    /**
     * Returns the file of a request; null if its form has none.
     *
     * @throws ProblemException 415 if it is not a form, 413 if it is too large, 408 if it was not complete in time, 400
     *     if it ended early, has several files, too many parts or a file name that is too long
     */
    static @Nullable UploadedFile ofRequest(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            throw notMultipart();
        }
        try {
            List<Part> parts = request.getParts().stream()
                    .filter(part -> part.getName().equals(PART))
                    .toList();
            if (parts.size() > 1) {
                throw ProblemException.of(400, "one-file");
            }
            if (parts.isEmpty()) {
                return null;
            }
            UploadedFile file = new UploadedFile(parts.getFirst());
            if (file.name().length() > LONGEST_NAME) {
                throw nameTooLong();
            }
            return file;
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof FileCountLimitExceededException) {
                throw ProblemException.of(400, "too-many-parts");
            }
            throw isOfHeader(e) ? nameTooLong() : ProblemException.of(413, "file-too-large");
        } catch (IOException | ServletException e) {
            throw RequestBodyDeadlineFilter.problem(request);
        }
    }

    /** Returns the names of the other parts of a form, after {@link #ofRequest} has read it. */
    static List<String> otherParts(HttpServletRequest request) {
        try {
            return request.getParts().stream()
                    .map(Part::getName)
                    .filter(name -> !name.equals(PART))
                    .distinct()
                    .toList();
        } catch (IOException | ServletException e) {
            throw RequestBodyDeadlineFilter.problem(request);
        }
    }

    /**
     * Returns the file of a request of a page, which must be present and not empty.
     *
     * @throws ProblemException as {@link #ofRequest}, and 400 if it is missing or empty
     */
    public static UploadedFile requireNonEmpty(HttpServletRequest request) {
        UploadedFile file = ofRequest(request);
        if (file == null || file.part.getSize() == 0) {
            throw ProblemException.of(400, "file-missing");
        }
        return file;
    }

    static ProblemException notMultipart() {
        return ProblemException.of(415, "form-asked")
                .withHeader(HttpHeaders.ACCEPT, MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    private static ProblemException nameTooLong() {
        return ProblemException.of(400, "file-name-too-long", Map.of("most", LONGEST_NAME));
    }

    /** Whether the headers of a part are too large because of the file name, rather than the file itself. */
    private static boolean isOfHeader(IllegalStateException e) {
        return e.getCause() instanceof SizeLimitExceededException size && size.getPermittedSize() <= LONGEST_HEADER;
    }

    /**
     * Returns the original file name without folders, invisible characters and characters that change the text
     * direction; {@code file} with the original extension if nothing of the name can be seen.
     */
    public String name() {
        String given = part.getSubmittedFileName();
        String plain = given == null
                ? ""
                : UNSEEN.matcher(given)
                        .replaceAll("")
                        .replaceFirst(".*[/\\\\]", "")
                        .strip();
        String withoutExtension = EXTENSION.matcher(plain).replaceFirst("");
        try {
            TextValidator.requireLine(withoutExtension, Integer.MAX_VALUE);
            return plain;
        } catch (MalformedValueException invisible) {
            return PART + plain.substring(withoutExtension.length());
        }
    }

    /** Returns the digest of its bytes. */
    public String sha256() {
        MessageDigest sha256 = Sha256Digest.newDigest();
        try (InputStream in = new DigestInputStream(part.getInputStream(), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256Digest.hex(sha256);
    }

    /**
     * Requires that it is not empty and at most this long.
     *
     * @throws ProblemException 400 if it is empty, 413 if it is longer
     */
    public void requireSize(long mostBytes) {
        if (size() == 0) {
            throw ProblemException.of(400, "file-missing");
        }
        if (size() > mostBytes) {
            throw ProblemException.of(413, "attachment-too-large", Map.of("most", mostBytes));
        }
    }

    /** The problem of a file whose content has a type that is not accepted. */
    public static ProblemException typeNotAccepted() {
        return ProblemException.of(415, "attachment-type");
    }

    /** Returns its length in bytes. */
    public long size() {
        return part.getSize();
    }

    void copyTo(Path place) throws IOException {
        try (InputStream in = part.getInputStream()) {
            Files.copy(in, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

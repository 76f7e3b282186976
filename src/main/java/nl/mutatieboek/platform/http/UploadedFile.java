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
import nl.mutatieboek.ledger.Sha256Digest;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A file as it was sent, in the part {@code file} of a form. It is on disk, never in memory, and gone when the request has been
 * answered.
 */
public final class UploadedFile {
    /** The part that holds it. */
    static final String PART = "file";

    private static final int LONGEST_NAME = 200;

    /** The most bytes that Tomcat reads of what stands before a part, and more than any name that is taken needs. */
    private static final long LONGEST_HEADER = 1 << 16;

    /** Control and format characters, halves of a pair, line separators, and what means nothing outside one program. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private final Part part;

    private UploadedFile(Part part) {
        this.part = part;
    }

    /**
     * The file of a request; null where its form has none.
     *
     * @throws ProblemException 415 if it is no form, 413 if it is too large, 408 if it was not whole in time, 400 if it was broken off, has several files
     *     or a name that is too long
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

    /** Names of the parts of a form other than the file, once {@link #ofRequest} has read it. */
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
     * The file of a request, as a page asks it: it is there, and something is in it.
     *
     * @throws ProblemException as {@link #ofRequest}, and 400 if there is none or it is empty
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

    /** Whether not the file is too large, but what stands before it in the form: its name. */
    private static boolean isOfHeader(IllegalStateException e) {
        return e.getCause() instanceof SizeLimitExceededException size && size.getPermittedSize() <= LONGEST_HEADER;
    }

    /** What it is called where it comes from, without folders and without characters that are not shown or turn what follows them. */
    public String name() {
        String given = part.getSubmittedFileName();
        String plain = given == null
                ? ""
                : UNSEEN.matcher(given)
                        .replaceAll("")
                        .replaceFirst(".*[/\\\\]", "")
                        .strip();
        return plain.isEmpty() ? PART : plain;
    }

    /** The digest of its bytes. */
    public String sha256() {
        MessageDigest sha256 = Sha256Digest.newDigest();
        try (InputStream in = new DigestInputStream(part.getInputStream(), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256Digest.hex(sha256);
    }

    void copyTo(Path place) throws IOException {
        try (InputStream in = part.getInputStream()) {
            Files.copy(in, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

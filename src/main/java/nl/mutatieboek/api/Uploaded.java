package nl.mutatieboek.api;

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
import java.util.Locale;
import java.util.UUID;
import nl.mutatieboek.api.Fault.In;
import nl.mutatieboek.budget.Actor;
import nl.mutatieboek.ledger.Sha256;
import nl.mutatieboek.ledger.Signed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A file as it was sent, in the part {@code file} of a form, and the idempotency key of its request. It is on disk, never in
 * memory, and gone when the request has been answered.
 */
public final class Uploaded {
    /** The part that holds it. */
    public static final String PART = "file";

    private static final int LONGEST_NAME = 200;

    private final Faults faults = new Faults();
    private final String path;
    private final @Nullable String key;
    private final @Nullable Part part;

    private Uploaded(HttpServletRequest request) {
        this.path = request.getServletPath();
        this.key = Keys.of(request, faults);
        this.part = part(request);
        if (part == null) {
            faults.add(Fault.of(In.BODY, "/" + PART, "missing"));
        }
    }

    static Uploaded of(HttpServletRequest request) {
        return new Uploaded(request);
    }

    /** What it is called where it comes from, without folders. */
    public String name() {
        return name(sound());
    }

    /** The same of a part of a form. */
    public static String name(Part part) {
        String given = part.getSubmittedFileName();
        String plain = given == null
                ? ""
                : given.replaceAll("\\p{Cntrl}|.*[/\\\\]", "").strip();
        return plain.isEmpty() ? PART : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    /** The identity of what was posted; ends the reading. */
    public UUID identity(Actor actor) {
        sound();
        return Signed.identity(actor, path, key == null ? "" : key);
    }

    /** Its idempotency key; ends the reading. */
    public String key() {
        sound();
        return key == null ? "" : key;
    }

    /** The digest of its bytes; ends the reading. */
    public String sha256() {
        return sha256(sound());
    }

    /** The same of a part of a form. */
    public static String sha256(Part part) {
        MessageDigest sha256 = Sha256.digest();
        try (InputStream in = new DigestInputStream(part.getInputStream(), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.hex(sha256);
    }

    /** Copies it to where it stays. */
    public void to(Path place) throws IOException {
        copy(sound(), place);
    }

    /** The same of a part of a form. */
    public static void copy(Part part, Path place) throws IOException {
        try (InputStream in = part.getInputStream()) {
            Files.copy(in, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Part sound() {
        faults.end();
        if (part == null) {
            throw new IllegalStateException("A missing part is a fault");
        }
        return part;
    }

    private static @Nullable Part part(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            throw Problem.of(415, "form-asked").with(HttpHeaders.ACCEPT, MediaType.MULTIPART_FORM_DATA_VALUE);
        }
        try {
            return request.getPart(PART);
        } catch (IllegalStateException e) {
            throw Problem.of(413, "file-too-large");
        } catch (IOException | ServletException e) {
            throw Problem.of(400, "body-broken-off");
        }
    }
}

package nl.mutatieboek.architecture;

import java.util.Set;
import nl.mutatieboek.platform.http.FileDownload;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.platform.http.UploadedFile;
import nl.mutatieboek.platform.http.UploadedFileStore;

/** Libraries, types and words that the rules of the architecture name. */
final class ArchitectureVocabulary {
    /** Libraries that modules other than the ledger may use: no Axon, and only the annotations of Jackson 2. */
    static final String[] LIBRARIES_OF_MODULES = {
        "java..",
        "javax.crypto..",
        "javax.sql..",
        "javax.xml.stream..",
        "jakarta.servlet..",
        "jakarta.validation..",
        "com.fasterxml.jackson.annotation..",
        "com.github.benmanes.caffeine..",
        "com.nimbusds.jose..", // the keys that Spring Security signs client assertions with
        "com.openhtmltopdf..",
        "de.siegmar.fastcsv..",
        "io.github.bucket4j..",
        "com.networknt.schema..",
        "org.apache.commons.compress.archivers.zip..",
        "org.apache.pdfbox..",
        "org.commonmark..",
        "org.dhatim.fastexcel..",
        "org.hibernate.validator.constraints..",
        "org.jspecify.annotations..",
        "org.odftoolkit..",
        "org.pcollections..",
        "org.slf4j..",
        "org.springframework..",
        "org.thymeleaf..",
        "picocli..",
        "tools.jackson.."
    };

    /** Swagger is built on Jackson 2 and passes its types to code that describes records. */
    static final Set<String> HANDED_OVER = Set.of("com.fasterxml.jackson.core.type.ResolvedType");

    /** Package that reports requests which only the container can reject. */
    static final Set<String> CONTAINER = Set.of(
            "org.apache.catalina.Container",
            "org.apache.catalina.Context",
            "org.apache.catalina.Pipeline",
            "org.apache.catalina.Valve",
            "org.apache.catalina.connector.Connector",
            "org.apache.catalina.connector.Request",
            "org.apache.catalina.connector.Response",
            "org.apache.catalina.valves.ErrorReportValve",
            "org.apache.coyote.ActionCode",
            "org.apache.coyote.BadRequestException",
            "org.apache.coyote.Request",
            "org.apache.tomcat.util.net.ApplicationBufferHandler",
            "org.apache.tomcat.util.http.InvalidParameterException",
            "org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException",
            "org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException");

    static final Set<String> HTTP_PROBLEMS = Set.of(
            ProblemException.class.getName(),
            ProblemRenderer.class.getName(),
            "org.springframework.http.ProblemDetail",
            "org.springframework.web.ErrorResponseException",
            "org.springframework.web.server.ResponseStatusException");

    /** Files in and out, which services copy and write. */
    static final Set<Class<?>> HTTP_FILES = Set.of(FileDownload.class, UploadedFile.class, UploadedFileStore.class);

    /** Packages that report HTTP problems before any controller. */
    static final Set<String> WEB_CONFIGURATION = Set.of(
            "AuthenticationConfigurer",
            "ProblemAuthenticationEntryPoint",
            "ProblemCorsProcessor",
            "SecurityConfiguration");

    /** Types of the language that the rules may use. */
    static final String[] LANGUAGE = {"java.lang..", "java.util..", "org.jspecify.annotations..", "org.pcollections.."};

    static final Set<String> LANGUAGE_CLASSES = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.Month",
            "java.time.ZoneId",
            "java.time.format.DateTimeParseException",
            "java.net.URI",
            "java.net.URISyntaxException",
            "java.nio.ByteBuffer",
            "java.nio.charset.Charset",
            "java.nio.charset.StandardCharsets",
            "java.security.MessageDigest",
            "java.security.NoSuchAlgorithmException",
            "java.text.Normalizer",
            "java.text.Normalizer$Form");

    /** Methods of {@link #LANGUAGE} that read time, identities, chance or the environment. */
    static final Set<String> FETCHING_METHODS = Set.of("now", "randomUUID", "random", "getDefault", "systemDefault");

    static final Set<String> FETCHING_CLASSES = Set.of(
            "java.lang.System",
            "java.lang.Thread",
            "java.lang.Runtime",
            "java.lang.ProcessBuilder",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.Random",
            "java.util.Timer");

    static final String NO_NAME =
            "(.*[a-z0-9.$])?(Manager|Helper|Util|Utils|Impl|Info|Dto|DTO|Base|Abstract)([A-Z$].*)?";

    static final String NO_MODULE =
            ".*\\.(common|commons|util|utils|helper|helpers|service|services|impl|base|dto|data)\\..*";

    static final String CHANGE_OF_AN_ENTRY =
            ".*\\b(update|delete from|truncate|truncate table|merge into|drop table|alter table) ledger_entry\\b.*";

    private ArchitectureVocabulary() {}
}

package nl.mutatieboek;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts the application on a port and a data directory of its own, with HTTP clients. As an extension in a static
 * field it runs for the whole class, in an instance field for each test; it can also be opened and closed by hand.
 *
 * <pre>{@code
 *
 * @RegisterExtension
 * static final ApplicationFixture BOOK = ApplicationFixture.empty();
 *
 * BOOK.as("proposer").post("/v1/mutations", json, "key-1").status();
 * }</pre>
 */
public final class ApplicationFixture
        implements AutoCloseable, BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final JsonMapper JSON = new JsonMapper();
    private static final BCryptPasswordEncoder CHEAP = new BCryptPasswordEncoder(4);
    private static final AtomicBoolean LOGGING_CONFIGURED = new AtomicBoolean();

    static {
        setAwaitilityTimeout();
    }

    private final List<String> properties = new ArrayList<>();
    private final List<Consumer<GenericApplicationContext>> beans = new ArrayList<>();
    private final Path data;
    private boolean forTheClass;
    private ConfigurableApplicationContext context;
    private URI address;

    private ApplicationFixture(Path data) {
        this.data = data;
        with("server.port=0");
        // A request on a busy machine waits rather than being refused.
        with("mutatieboek.patience=20s");
        with("mutatieboek.data=" + data);
        with("mutatieboek.heads.directory=" + data.resolve("heads"));
    }

    /** An empty book with the four people of the demo, each with its own name as password; one person confirms. */
    public static ApplicationFixture empty() {
        return emptyIn(newFolder());
    }

    /** Starts it on an existing data directory, which may contain a book. */
    public static ApplicationFixture emptyIn(Path data) {
        return new ApplicationFixture(data)
                .with("mutatieboek.confirming-people=1")
                .with("mutatieboek.moment-people=1")
                .withPerson("proposer", "PROPOSER:XX,APPROVER:XX,COUNTERPART:XX")
                .withPerson("approver", "PROPOSER:XX,APPROVER:XX,COUNTERPART:XX,ADMINISTRATOR")
                .withPerson("counterpart", "PROPOSER:XVII,APPROVER:XVII,COUNTERPART:XVII")
                .withPerson("auditor", "AUDITOR");
    }

    /** The application as the README starts it: profile {@code demo}, with the demo book. */
    public static ApplicationFixture demo() {
        return new ApplicationFixture(newFolder()).with("spring.profiles.active=demo");
    }

    /** The application as it comes: no people, no demo. */
    public static ApplicationFixture unconfigured() {
        return new ApplicationFixture(newFolder());
    }

    /** An application that is started and stopped elsewhere: only the clients are used. */
    public static ApplicationFixture connectedTo(URI address) {
        ApplicationFixture book = unconfigured();
        book.address = address;
        return book;
    }

    /** With one more setting, such as {@code mutatieboek.patience=1s}, or another in the place of an earlier one. */
    public ApplicationFixture with(String property) {
        String name = property.substring(0, property.indexOf('=') + 1);
        properties.removeIf(earlier -> earlier.startsWith("--" + name));
        properties.add("--" + property);
        return this;
    }

    /** With one more person, whose password is its name, with grants such as {@code PROPOSER:XX,AUDITOR}. */
    public ApplicationFixture withPerson(String name, String grants) {
        String person = "mutatieboek.people." + name;
        return with(person + ".password={bcrypt}" + CHEAP.encode(name)).with(person + ".grants=" + grants);
    }

    /** With this in the place of what the application makes of that type, or beside it. */
    public <T> ApplicationFixture with(Class<T> type, T bean) {
        beans.add(context -> context.registerBean(
                "test" + type.getSimpleName(), type, () -> bean, definition -> definition.setPrimary(true)));
        return this;
    }

    /** Ten seconds by default, which a busy machine needs at times. */
    public static void setAwaitilityTimeout() {
        Awaitility.setDefaultTimeout(PATIENCE);
    }

    public ApplicationFixture start() {
        if (context != null) {
            throw new IllegalStateException("Already started: classes that share it need a @ResourceLock");
        }
        SpringApplication application = new SpringApplication(MutatieboekApplication.class);
        beans.forEach(bean -> application.addInitializers(made -> bean.accept((GenericApplicationContext) made)));
        // Logging belongs to the whole JVM, so one application sets it up before others start beside it.
        synchronized (LOGGING_CONFIGURED) {
            if (LOGGING_CONFIGURED.compareAndSet(false, true)) {
                context = application.run(properties.toArray(String[]::new));
                return this;
            }
        }
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        context = application.run(properties.toArray(String[]::new));
        return this;
    }

    /** Stops as people stop it, and starts again on the same data. */
    public ApplicationFixture restart() {
        stop();
        return start();
    }

    public void stop() {
        if (context != null) {
            context.close();
            context = null;
            // Micrometer leaves a listener in the logging of the JVM, which would keep every closed application.
            LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
            logging.getCopyOfListenerList().forEach(logging::removeListener);
        }
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the book lies. */
    public Path data() {
        return data;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** The number of the last entry of the ledger. */
    public long ledgerNumber() {
        return bean(LedgerReader.class).head().ledgerNumber();
    }

    /** Returns once the projections have read the ledger to its end. */
    public void awaitProjections() {
        long head = ledgerNumber();
        ProjectionReader projections = bean(ProjectionReader.class);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!projections.await(head)) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new AssertionError("The projections are at " + projections.completeTo() + ", not at " + head);
            }
        }
    }

    public URI uri(String path) {
        return address != null
                ? address.resolve(path)
                : URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    /** The API as this person, whose password is its name. */
    public ApiClient as(String name) {
        return as(name, name);
    }

    /** API client that authenticates with this secret. */
    public ApiClient as(String name, String secret) {
        byte[] pair = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return new ApiClient(this, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** API client that authenticates with this token. */
    public ApiClient withToken(String token) {
        return new ApiClient(this, "Bearer " + token);
    }

    /** The API as nobody. */
    public ApiClient anonymous() {
        return new ApiClient(this, null);
    }

    /** The pages as this person, logged in through the form; redirects are followed. */
    public PageClient browse(String name) {
        return browse(name, name);
    }

    /** Browser that logs in with this password. */
    public PageClient browse(String name, String password) {
        PageClient browser = new PageClient();
        browser.fillAndSubmit("/login", "username", name, "password", password);
        return browser;
    }

    /** The pages as nobody yet. */
    public PageClient browse() {
        return new PageClient();
    }

    /** Looks at pages as a browser does. */
    public final class PageClient {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        public HttpReply get(String path) {
            return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html"));
        }

        /** Reads the page with a form, and submits it there with the token that it holds. */
        public HttpReply fillAndSubmit(String path, String... namesAndValues) {
            return fillAndSubmitTo(path, path, namesAndValues);
        }

        /** Submits a form with another target. */
        public HttpReply fillAndSubmitTo(String path, String to, String... namesAndValues) {
            String token = get(path).page().csrf();
            String[] all = Arrays.copyOf(namesAndValues, namesAndValues.length + 2);
            all[namesAndValues.length] = "_csrf";
            all[namesAndValues.length + 1] = token;
            return submit(to, all);
        }

        /** The cookies of this browser. */
        public List<HttpCookie> cookies() {
            return cookies.getCookieStore().getCookies();
        }

        /** Submits a form of these names and values, in turn. */
        public HttpReply submit(String path, String... namesAndValues) {
            StringBuilder form = new StringBuilder();
            for (int i = 0; i < namesAndValues.length; i++) {
                form.append(URLEncoder.encode(namesAndValues[i], StandardCharsets.UTF_8))
                        .append(i % 2 == 0 ? '=' : '&');
            }
            return send(HttpRequest.newBuilder(uri(path))
                    .header("Accept", "text/html")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form.toString())));
        }

        public HttpReply send(HttpRequest.Builder request) {
            return ApiClient.send(http, request.timeout(PATIENCE).build());
        }
    }

    /** A response. */
    public record HttpReply(int status, HttpHeaders headers, String body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public PageDocument page() {
            return PageDocument.parse(body);
        }

        /** The text at a JSON pointer; empty where there is nothing. */
        public String text(String pointer) {
            return json().at(pointer).asString("");
        }

        /** The value of a header; empty where there is none. */
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        forTheClass = true;
        start();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        close();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        if (!forTheClass) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (!forTheClass) {
            close();
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("mutatieboek");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

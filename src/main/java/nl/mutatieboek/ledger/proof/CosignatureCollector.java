package nl.mutatieboek.ledger.proof;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.proof.BoundedHttpClient.BoundedHttpResponse;
import nl.mutatieboek.ledger.proof.CosignerKey.Cosignature;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends heads to the witnesses of a policy and collects their co-signatures, as C2SP tlog-witness defines it. Keeps the
 * newest head with enough of them outside the database. Nothing waits for it.
 */
public final class CosignatureCollector {
    /** Largest difference between the clock of the other side and the own one. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(CosignatureCollector.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 16_384;
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final HeadSigner signer;
    private final HeadDirectory directory;
    private final CosignaturePolicy policy;
    private final Duration every;
    private final @Nullable BoundedHttpClient client;
    private final Clock clock;
    private final List<WitnessSubmission> submissions = new ArrayList<>();
    private final Object monitor = new Object();

    /** Head that is being co-signed, and since when; used by the collecting thread alone. */
    private @Nullable CosignedHead current;

    private long currentSince;

    private volatile @Nullable Instant uncosignedSince;
    private volatile @Nullable CosignedHead latest;
    private boolean restored;

    /**
     * Creates a collector with the settings of a book.
     *
     * @throws LedgerStartupException if the policy cannot be read
     */
    public static CosignatureCollector create(HeadSigner signer, HeadProperties settings, Clock clock) {
        return new CosignatureCollector(
                signer, readPolicy(settings.witnessPolicy()), settings.witnessEvery(), TIMEOUT, clock);
    }

    private static CosignaturePolicy readPolicy(@Nullable String file) {
        if (file == null) {
            return CosignaturePolicy.NONE;
        }
        try {
            return CosignaturePolicy.parse(Files.readString(Path.of(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new LedgerStartupException(
                    "The policy of witnesses, mutatieboek.heads.witness-policy, %s, cannot be used: %s (docs/guides/heads.md)."
                            .formatted(file, e.getMessage()));
        }
    }

    CosignatureCollector(HeadSigner signer, CosignaturePolicy policy, Duration every, Duration timeout, Clock clock) {
        this.signer = signer;
        this.directory = signer.directory();
        this.policy = policy;
        this.every = every;
        this.clock = clock;
        policy.witnesses().forEach((name, witness) -> {
            URI address = witness.address();
            if (address != null) {
                submissions.add(new WitnessSubmission(name, witness, URI.create(address + "/add-checkpoint"), every));
            }
        });
        // A client has a thread of its own.
        this.client = submissions.isEmpty() ? null : new BoundedHttpClient(timeout, LONGEST_ANSWER);
    }

    /** Tells whether there is a witness to ask. */
    public boolean hasWitnesses() {
        return !submissions.isEmpty();
    }

    /** Sends the latest head to each witness that has not co-signed it and is due. */
    public void collect() throws InterruptedException {
        SignedHead newest = signer.findLatestOfWriter().orElse(null);
        if (newest == null) {
            return;
        }
        if (current == null
                || (!newest.equals(current.head()) && System.nanoTime() - currentSince >= every.toNanos())) {
            current = new CosignedHead(newest, Map.of());
            currentSince = System.nanoTime();
        }
        if (uncosignedSince == null && !isCosigned(newest)) {
            uncosignedSince = clock.instant();
        }
        for (WitnessSubmission submission : submissions) {
            if (!current.cosigners().contains(submission.name()) && submission.isDue()) {
                current = submit(submission, current);
                recordIfCosigned(current);
            }
        }
        if (!findLatest().equals(Optional.of(current))) {
            // It could not be written before, for instance on a full disk.
            recordIfCosigned(current);
        }
        if (isCosigned(newest)) {
            uncosignedSince = null;
        }
    }

    /** Ends a request that waits for a witness, and sends no further ones. */
    public void shutDown() {
        if (client != null) {
            client.shutDown();
        }
    }

    private void recordIfCosigned(CosignedHead head) {
        if (!head.cosigners().isEmpty() && policy.isFulfilledBy(head.cosigners())) {
            record(head);
        }
    }

    private boolean isCosigned(SignedHead head) {
        return findLatest().filter(found -> found.head().size() >= head.size()).isPresent();
    }

    private CosignedHead submit(WitnessSubmission submission, CosignedHead to) throws InterruptedException {
        try {
            Cosignature cosignature = request(submission, to.head());
            submission.succeed(to.head().size());
            return to.plus(submission.name(), cosignature);
        } catch (IOException | RuntimeException e) {
            String problem = e.getMessage() == null ? e.toString() : e.getMessage();
            if (submission.fail(problem)) {
                LOG.warn(
                        "Witness {} did not co-sign head {}, and is asked again: {}",
                        submission.name(),
                        to.head().size(),
                        problem);
            }
            return to;
        }
    }

    private Cosignature request(WitnessSubmission submission, SignedHead head)
            throws IOException, InterruptedException {
        BoundedHttpResponse answer = send(submission, head);
        if (answer.status() == CONFLICT) {
            submission.learnSize(parseSize(answer.body()), head.size());
            answer = send(submission, head);
        }
        if (answer.status() != OK) {
            throw new IOException("it answered with status " + answer.status());
        }
        Cosignature cosignature = submission
                .witness()
                .key()
                .find(new String(answer.body(), StandardCharsets.UTF_8), head.text())
                .orElseThrow(() -> new IOException("its answer has no signature of its key"));
        Duration ahead = Duration.between(clock.instant(), cosignature.at());
        if (ahead.abs().compareTo(CLOCK_TOLERANCE) > 0) {
            throw new IOException("its co-signature is of another time, " + cosignature.at());
        }
        return cosignature;
    }

    private BoundedHttpResponse send(WitnessSubmission submission, SignedHead head)
            throws IOException, InterruptedException {
        String body = signer.extension(submission.knownSize(), head);
        return Objects.requireNonNull(client)
                .post(submission.address(), "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    private static long parseSize(byte[] body) throws IOException {
        String text = new String(body, StandardCharsets.US_ASCII).strip();
        if (!text.matches("0|[1-9][0-9]{0,17}")) {
            throw new IOException("its conflict names no size");
        }
        return Long.parseLong(text);
    }

    private void record(CosignedHead head) {
        synchronized (monitor) {
            restore();
            if (latest == null || head.head().size() >= latest.head().size()) {
                directory.recordCosignedHead(head.note());
                latest = head;
            }
        }
    }

    /** Returns the newest head that enough witnesses have co-signed. */
    public Optional<CosignedHead> findLatest() {
        synchronized (monitor) {
            restore();
            return Optional.ofNullable(latest);
        }
    }

    /** Returns the newest of these heads that was already read or collected; waits for no file. */
    public Optional<CosignedHead> findLatestKnown() {
        return Optional.ofNullable(latest);
    }

    /** Takes the head of an earlier run, if it is of this book and the policy is still fulfilled. */
    private void restore() {
        if (!restored && hasWitnesses() && signer.findLatestOfWriter().isPresent()) {
            latest = directory
                    .findCosignedHead()
                    .filter(note -> signer.find(note.size())
                            .filter(own -> own.text().equals(note.text()))
                            .isPresent())
                    .flatMap(this::parse)
                    .filter(head -> policy.isFulfilledBy(head.cosigners()))
                    .orElse(null);
            restored = true;
        }
    }

    private Optional<CosignedHead> parse(SignedHead note) {
        try {
            return Optional.of(CosignedHead.parse(note, policy));
        } catch (IllegalArgumentException e) {
            LOG.warn("The co-signed head is collected again, because it is damaged", e);
            return Optional.empty();
        }
    }

    /** Returns since when a signed head waits for enough co-signatures; empty if none does. */
    public Optional<Instant> uncosignedSince() {
        return Optional.ofNullable(uncosignedSince);
    }

    /** Returns what the last request to each witness led to. */
    public Map<String, String> outcomes() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        submissions.forEach(submission -> outcomes.put(submission.name(), submission.outcome()));
        return outcomes;
    }
}

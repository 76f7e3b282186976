package nl.mutatieboek.ledger.proof;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.ledger.proof.BoundedHttpClient.BoundedHttpResponse;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Has an authority state when a head existed (RFC 3161). A response counts only if it is granted, is about this head and
 * this request, states the present time, and is signed by the certificate in it. Whether that certificate is trusted is for those who check it.
 */
public final class HeadTimestamper {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 65_536;
    private static final int NONCE_BITS = 64;
    private static final int OK = 200;

    private final URI authority;
    private final BoundedHttpClient client;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Creates a client of an authority.
     *
     * @throws LedgerStartupException if the address is none of HTTP
     */
    public HeadTimestamper(String authority, Clock clock) {
        this(parse(authority), TIMEOUT, clock);
    }

    HeadTimestamper(URI authority, Duration timeout, Clock clock) {
        this.clock = clock;
        this.authority = authority;
        this.client = new BoundedHttpClient(timeout, LONGEST_ANSWER);
    }

    private static URI parse(String authority) {
        try {
            URI address = URI.create(authority);
            if (("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Explained below.
        }
        throw new LedgerStartupException(
                "mutatieboek.heads.timestamp-authority, %s, is no address of HTTP (docs/guides/heads.md)."
                        .formatted(authority));
    }

    /**
     * Returns a time-stamp of the file that {@link SignedHead#note} is written to, as the authority sent it.
     *
     * @throws IOException if there is none, or if it is not valid
     */
    public byte[] request(SignedHead head) throws IOException, InterruptedException {
        byte[] digest = Sha256Digest.newDigest().digest(head.note().getBytes(StandardCharsets.UTF_8));
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request = generator.generate(TSPAlgorithms.SHA256, digest, new BigInteger(NONCE_BITS, random));
        BoundedHttpResponse answer = client.post(authority, "application/timestamp-query", request.getEncoded());
        if (answer.status() != OK) {
            throw new IOException("it answered with status " + answer.status());
        }
        try {
            verify(request, new TimeStampResponse(answer.body()));
        } catch (TSPException | CertificateException | OperatorCreationException | RuntimeException e) {
            throw new IOException("its answer is not a valid time-stamp: " + e.getMessage(), e);
        }
        return answer.body();
    }

    private void verify(TimeStampRequest request, TimeStampResponse response)
            throws TSPException, CertificateException, OperatorCreationException {
        // Status, imprint and nonce.
        response.validate(request);
        TimeStampToken token = response.getTimeStampToken();
        if (token == null) {
            throw new TSPException("it was refused, " + response.getStatusString());
        }
        Instant stated = token.getTimeStampInfo().getGenTime().toInstant();
        if (Duration.between(clock.instant(), stated).abs().compareTo(CosignatureCollector.CLOCK_TOLERANCE) > 0) {
            throw new TSPException("it is of another time, " + stated);
        }
        // Signature, and that the certificate is one for time-stamps and was valid then.
        X509CertificateHolder signer = token.getCertificates().getMatches(null).stream()
                .filter(token.getSID()::match)
                .findFirst()
                .orElseThrow(() -> new TSPException("it has no certificate of its signer"));
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
    }

    /** Ends a request that waits for the authority, and sends no further ones. */
    public void shutDown() {
        client.shutDown();
    }
}

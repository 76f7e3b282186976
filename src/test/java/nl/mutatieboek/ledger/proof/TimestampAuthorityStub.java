package nl.mutatieboek.ledger.proof;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time-stamp authority (RFC 3161) that answers as a test wants; an honest one signs every request. */
public final class TimestampAuthorityStub implements AutoCloseable {
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4.1");
    private static final X500Name NAME = new X500Name("CN=Time-stamp authority of a test");
    private static final int DAY = 86_400;

    private final HttpServer server;
    private final KeyPair pair;
    private final X509CertificateHolder certificate;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile TimestampBehaviour behaviour = (exchange, request) -> reply(exchange, 200, sign(request));

    /** Answers a request. */
    public interface TimestampBehaviour {
        void answer(HttpExchange exchange, TimeStampRequest request) throws Exception;
    }

    public TimestampAuthorityStub() throws Exception {
        this(null);
    }

    /** @param shown certificate that is sent; null for the own one */
    private TimestampAuthorityStub(X509CertificateHolder shown) throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        pair = keys.generateKeyPair();
        certificate = shown == null ? newCertificate() : shown;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private X509CertificateHolder newCertificate() throws Exception {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NAME,
                BigInteger.ONE,
                Date.from(now.minusSeconds(DAY)),
                Date.from(now.plusSeconds(DAY)),
                NAME,
                pair.getPublic());
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
    }

    /** Returns an authority that shows this one's certificate, and has another key. */
    TimestampAuthorityStub impostor() throws Exception {
        return new TimestampAuthorityStub(certificate);
    }

    /** Answers a request that does not count; on a busy machine the first takes longer than the application waits. */
    public TimestampAuthorityStub warmUp() throws Exception {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        byte[] request = generator
                .generate(TSPAlgorithms.SHA256, new byte[32], BigInteger.ONE)
                .getEncoded();
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(address())
                            .POST(BodyPublishers.ofByteArray(request))
                            .build(),
                    BodyHandlers.discarding());
        }
        requests.set(0);
        return this;
    }

    void behave(TimestampBehaviour next) {
        behaviour = next;
    }

    public URI address() {
        return URI.create(
                "http://127.0.0.1:%d/tsr".formatted(server.getAddress().getPort()));
    }

    public int requests() {
        return requests.get();
    }

    /** Writes the certificate that those who check have to trust. */
    public Path writeCertificate(Path file) throws IOException {
        return Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(
                                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())));
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            behaviour.answer(
                    exchange, new TimeStampRequest(exchange.getRequestBody().readAllBytes()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    TimeStampResponseGenerator generator() throws Exception {
        DigestCalculator sha1 =
                new BcDigestCalculatorProvider().get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1));
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", pair.getPrivate(), certificate),
                sha1,
                POLICY);
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
    }

    /** Returns the granted response to a request. */
    byte[] sign(TimeStampRequest request) throws Exception {
        return sign(request, Instant.now());
    }

    byte[] sign(TimeStampRequest request, Instant at) throws Exception {
        return generator()
                .generateGrantedResponse(request, BigInteger.TEN, Date.from(at))
                .getEncoded();
    }

    /** Returns a granted response of this length, by an explanation that is long enough. */
    byte[] signLong(TimeStampRequest request, int length) throws Exception {
        int tried = length - 4_000;
        Date at = Date.from(Instant.now());
        int whole = signExplained(request, at, tried).length;
        return signExplained(request, at, tried + length - whole);
    }

    private byte[] signExplained(TimeStampRequest request, Date at, int characters) throws Exception {
        return generator()
                .generateGrantedResponse(request, BigInteger.TEN, at, "x".repeat(characters))
                .getEncoded();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

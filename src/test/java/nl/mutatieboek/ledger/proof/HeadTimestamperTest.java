package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.ledger.proof.TimestampAuthorityStub.TimestampBehaviour;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which responses of an authority count. */
@Tag("whole")
class HeadTimestamperTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final SignedHead HEAD = new SignedHead(1, "book\n1\nroot\n\n— book signature\n");

    private TimestampAuthorityStub authority;
    private HeadTimestamper timestamper;

    @BeforeEach
    void start() throws Exception {
        authority = new TimestampAuthorityStub();
        timestamper = new HeadTimestamper(authority.address(), TIMEOUT, CLOCK);
    }

    @AfterEach
    void stop() {
        timestamper.shutDown();
        authority.close();
    }

    @Test
    void response_about_the_head_counts() throws Exception {
        TimeStampResponse response = new TimeStampResponse(timestamper.request(HEAD));

        assertThat(response.getTimeStampToken().getTimeStampInfo().getMessageImprintDigest())
                .isEqualTo(Sha256Digest.newDigest().digest(HEAD.note().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void response_about_another_file_does_not_count() throws Exception {
        TimestampAuthorityStub other = authority;
        assertRefused((exchange, request) ->
                TimestampAuthorityStub.reply(exchange, 200, other.sign(request(new byte[32], request.getNonce()))));
    }

    @Test
    void response_to_another_request_does_not_count() throws Exception {
        assertRefused((exchange, request) -> TimestampAuthorityStub.reply(
                exchange,
                200,
                authority.sign(request(
                        request.getMessageImprintDigest(), request.getNonce().add(BigInteger.ONE)))));
        assertRefused((exchange, request) -> TimestampAuthorityStub.reply(
                exchange, 200, authority.sign(request(request.getMessageImprintDigest(), null))));
    }

    @Test
    void refusal_does_not_count() throws Exception {
        assertRefused((exchange, request) -> TimestampAuthorityStub.reply(
                exchange,
                200,
                authority
                        .generator()
                        .generateFailResponse(PKIStatus.REJECTION, PKIFailureInfo.systemFailure, "not today")
                        .getEncoded()));
    }

    @Test
    void response_without_or_with_another_certificate_does_not_count() throws Exception {
        assertRefused((exchange, request) -> {
            TimeStampRequestGenerator without = new TimeStampRequestGenerator();
            TimestampAuthorityStub.reply(
                    exchange,
                    200,
                    authority.sign(without.generate(
                            TSPAlgorithms.SHA256, request.getMessageImprintDigest(), request.getNonce())));
        });
        try (TimestampAuthorityStub impostor = authority.impostor()) {
            assertRefused((exchange, request) -> TimestampAuthorityStub.reply(exchange, 200, impostor.sign(request)));
        }
    }

    @Test
    void response_that_was_changed_on_the_way_does_not_count() throws Exception {
        int[] length = {0};
        authority.behave((exchange, request) -> {
            byte[] signed = authority.sign(request);
            length[0] = signed.length;
            TimestampAuthorityStub.reply(exchange, 200, signed);
        });
        timestamper.request(HEAD);
        // The signature is at the end.
        for (int from : new int[] {0, 3, 40, length[0] - 1, length[0] - 100}) {
            assertRefused((exchange, request) -> {
                byte[] signed = authority.sign(request);
                signed[Math.min(from, signed.length - 1)] ^= 0x40;
                TimestampAuthorityStub.reply(exchange, 200, signed);
            });
        }
        assertRefused((exchange, request) ->
                TimestampAuthorityStub.reply(exchange, 200, Arrays.copyOf(authority.sign(request), 100)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT11M", "PT11M"})
    void response_of_another_time_does_not_count(Duration ahead) {
        assertRefused(
                "it is of another time",
                (exchange, request) -> TimestampAuthorityStub.reply(
                        exchange, 200, authority.sign(request, CLOCK.instant().plus(ahead))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT9M", "PT9M"})
    void response_counts_if_the_clocks_differ_little(Duration ahead) throws Exception {
        authority.behave((exchange, request) -> TimestampAuthorityStub.reply(
                exchange, 200, authority.sign(request, CLOCK.instant().plus(ahead))));

        assertThat(timestamper.request(HEAD)).isNotEmpty();
    }

    @Test
    void redirect_failure_and_empty_response_do_not_count() {
        assertRefused("status 302", (exchange, request) -> {
            exchange.getResponseHeaders().set("Location", authority.address().toString());
            TimestampAuthorityStub.reply(exchange, 302, new byte[0]);
        });
        assertRefused(
                "status 503",
                (exchange, request) -> TimestampAuthorityStub.reply(exchange, 503, authority.sign(request)));
        assertRefused(
                "not a valid time-stamp",
                (exchange, request) -> TimestampAuthorityStub.reply(exchange, 200, new byte[0]));
        assertThat(authority.requests()).isEqualTo(3);
    }

    @Test
    void valid_response_beyond_the_limit_does_not_count() throws Exception {
        authority.behave(answerOf(65_536));
        assertThat(timestamper.request(HEAD)).hasSize(65_536);

        assertRefused("the answer is longer than 65536 bytes", answerOf(65_537));
    }

    private TimestampBehaviour answerOf(int length) {
        return (exchange, request) -> TimestampAuthorityStub.reply(exchange, 200, authority.signLong(request, length));
    }

    @Test
    void response_that_does_not_end_in_time_does_not_count() {
        CountDownLatch refused = new CountDownLatch(1);
        try {
            assertRefused("no whole answer within 1000 ms", (exchange, request) -> {
                byte[] signed = authority.sign(request);
                exchange.sendResponseHeaders(200, signed.length);
                exchange.getResponseBody().write(signed, 0, 100);
                exchange.getResponseBody().flush();
                refused.await(10 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            });
        } finally {
            refused.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tsa.example", "ftp://tsa.example", "file:///etc/passwd", "http:///x", "https://a b"})
    void address_must_be_one_of_http(String address) {
        assertThatThrownBy(() -> new HeadTimestamper(address, CLOCK))
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageContaining("timestamp-authority");
    }

    private void assertRefused(TimestampBehaviour behaviour) {
        assertRefused("", behaviour);
    }

    private void assertRefused(String message, TimestampBehaviour behaviour) {
        authority.behave(behaviour);
        assertThatThrownBy(() -> timestamper.request(HEAD))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    private static TimeStampRequest request(byte[] digest, BigInteger nonce) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(TSPAlgorithms.SHA256, digest, nonce);
    }
}

package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.mutatieboek.domain.CalendarEvent;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clients that register moments over HTTP, each with its own keys and as fast as it is answered, and the answers they
 * got.
 */
final class HttpWorkload {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(300);
    private static final int YEARS = 385;
    private static final int FIRST_YEAR = 1815;

    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, WorkloadResponse> responses = new ConcurrentSkipListMap<>();
    private final List<Thread> people = new ArrayList<>();
    private volatile boolean enough;

    /**
     * An answer to a client.
     *
     * @param status the HTTP status; 0 if the connection ended without an answer
     * @param type the last word of the problem type; empty if there is none
     * @param ledgerNumber 0 if nothing was recorded
     */
    record WorkloadResponse(int status, String type, long ledgerNumber) {
        static final WorkloadResponse NO_RESPONSE = new WorkloadResponse(0, "", 0);

        boolean recorded() {
            return status == 201;
        }
    }

    /** Number of clients at the start; each stops when a connection ends without an answer. */
    HttpWorkload start(ServerProcess at, int number) {
        enough = false;
        for (int i = 0; i < number; i++) {
            people.add(Thread.ofPlatform().name("person " + i).start(() -> registerMoments(at)));
        }
        return this;
    }

    private void registerMoments(ServerProcess at) {
        WorkloadResponse last;
        do {
            int number = next.getAndIncrement();
            last = register(at, number);
            responses.put(number, last);
        } while (!enough && last.status() != 0);
    }

    /** A client with its first request. */
    WorkloadResponse registerNext(ServerProcess at) {
        int number = next.getAndIncrement();
        WorkloadResponse answer = register(at, number);
        responses.put(number, answer);
        return answer;
    }

    private static WorkloadResponse register(ServerProcess at, int number) {
        String moment = moment(number);
        int before = Integer.parseInt(moment.substring(0, 4)) - 1;
        try {
            HttpResponse<String> reply = at.post(
                    "/v1/moments",
                    "{\"moment\":\"%s\",\"submittedOn\":\"%d-09-16\"}".formatted(moment, before),
                    moment);
            if (reply.statusCode() != 201 && reply.statusCode() != 503) {
                System.out.println("Crowd: %s received %s %s"
                        .formatted(moment, reply.body(), reply.headers().map()));
            }
            JsonNode body = JSON.readTree(reply.body());
            return new WorkloadResponse(
                    reply.statusCode(),
                    body.at("/type").asString("").replaceAll(".*[/:]", ""),
                    body.at("/ledgerNumber").asLong(0));
        } catch (IOException e) {
            return WorkloadResponse.NO_RESPONSE;
        }
    }

    /** Returns once so many are recorded. */
    HttpWorkload awaitRecorded(int number) {
        return awaitResponses(WorkloadResponse::recorded, number);
    }

    /** Returns once so many more are recorded. */
    HttpWorkload awaitMoreRecorded(int number) {
        return awaitRecorded((int) count(WorkloadResponse::recorded) + number);
    }

    /** Waits until a number of further requests were answered, or all clients have stopped. */
    HttpWorkload awaitMoreResponses(int number) {
        int before = responses.size();
        Awaitility.await("answered")
                .atMost(PATIENCE)
                .until(() ->
                        responses.size() >= before + number || people.stream().noneMatch(Thread::isAlive));
        return this;
    }

    /** Waits until a number of clients got such an answer. */
    HttpWorkload awaitResponses(Predicate<WorkloadResponse> what, int number) {
        Awaitility.await("responses").atMost(PATIENCE).until(() -> count(what) >= number);
        return this;
    }

    long count(Predicate<WorkloadResponse> what) {
        return responses.values().stream().filter(what).count();
    }

    /** Stops each client after its next answer. */
    HttpWorkload end() {
        enough = true;
        for (Thread person : people) {
            try {
                assertThat(person.join(PATIENCE)).as("answered").isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        people.clear();
        return this;
    }

    /** Counts the answers: {@code 201}, {@code 503 stopped}. */
    Map<String, Long> responseCounts() {
        return responses.values().stream()
                .collect(Collectors.groupingBy(
                        one -> (one.status() + " " + one.type()).strip(),
                        ConcurrentSkipListMap::new,
                        Collectors.counting()));
    }

    /**
     * Repeats each request under its key until it is answered; a client that got a number gets it again, and all get
     * one.
     */
    void repeatAll(ServerProcess at) {
        responses.entrySet().parallelStream().forEach(one -> {
            WorkloadResponse now = registerUntilAnswered(at, one.getKey());
            assertThat(now.status()).as("%s, now %s", one, now).isEqualTo(201);
            if (one.getValue().recorded()) {
                assertThat(now).isEqualTo(one.getValue());
            }
            responses.put(one.getKey(), now);
        });
    }

    private static WorkloadResponse registerUntilAnswered(ServerProcess at, int number) {
        WorkloadResponse first = register(at, number);
        return first.status() != 503
                ? first
                : Awaitility.await("an answer")
                        .atMost(PATIENCE)
                        .until(() -> register(at, number), answer -> answer.status() != 503);
    }

    /**
     * Requires that every acknowledged entry is present once, under its number, in a valid ledger; returns the number
     * of entries.
     */
    int assertAllRecordedOnce(DataSource book) {
        LedgerInvariantChecker found = LedgerInvariantChecker.read("the ledger", book);
        Map<String, List<Long>> there = found.ledger().stream()
                .filter(seen -> seen.entry().event() instanceof CalendarEvent.MomentRegistered)
                .collect(Collectors.groupingBy(
                        seen -> ((CalendarEvent.MomentRegistered) seen.entry().event())
                                .moment()
                                .toString(),
                        Collectors.mapping(LedgerInvariantChecker.ExaminedEntry::number, Collectors.toList())));
        responses.forEach((number, one) -> {
            if (one.recorded()) {
                assertThat(there).containsEntry(moment(number), List.of(one.ledgerNumber()));
            }
        });
        assertThat(there.values()).allMatch(numbers -> numbers.size() == 1);
        return found.ledger().size();
    }

    private static String moment(int number) {
        int year = FIRST_YEAR + number % YEARS;
        int round = number / YEARS;
        return round == 0 ? year + "-OWB" : "%d-%s-%d".formatted(year, round % 2 == 0 ? "NVW" : "ISB", 1 + round / 2);
    }
}

package nl.mutatieboek.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import nl.mutatieboek.security.RequestCatalog.ConcreteRequest;

/** Sends many requests at once, and keeps their responses small. */
final class ResponseCollector {
    private static final int THREADS = 6;

    private ResponseCollector() {}

    /** Sends the requests of each person, and returns by person and request the compressed status and text. */
    static Map<String, byte[]> collect(Map<String, List<ConcreteRequest>> asked, Map<String, EmbargoTestClient> clients)
            throws Exception {
        Map<String, byte[]> answers = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            asked.forEach((name, requests) -> requests.forEach(request -> all.add(threads.submit(() -> {
                EmbargoTestClient.ComparableResponse response =
                        clients.get(name).request(request);
                answers.put(name + " " + request, deflate(response.status() + "\n" + response.text()));
            }))));
            for (Future<?> one : all) {
                one.get();
            }
        }
        return answers;
    }

    private static byte[] deflate(String text) {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(to)) {
            deflating.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return to.toByteArray();
    }

    /** Returns the status, and the text after a line break. */
    static String inflate(byte[] packed) {
        try (InflaterInputStream inflating = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new String(inflating.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

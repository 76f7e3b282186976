package nl.mutatieboek.platform.html;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.PageDocument;
import org.assertj.core.api.SoftAssertions;

/** Sends forms with fields such as {@code chapter=XX&reason=Spoed}, and collects those that are not confirmed. */
final class ConfirmationChecker {
    private final ApplicationFixture book;
    private final SoftAssertions all = new SoftAssertions();
    private final List<String> sent = new ArrayList<>();

    ConfirmationChecker(ApplicationFixture book) {
        this.book = book;
    }

    /** The addresses of the forms that were sent. */
    List<String> sent() {
        return sent;
    }

    void assertConfirmed() {
        all.assertAll();
    }

    /** Sends it by two people, the second of whom confirms what the first proposes. */
    void byBoth(String page, String action, String... fields) {
        send("approver", page, action, fields);
        send("second", page, action, fields);
    }

    void send(String person, String page, String action, String... fields) {
        sendTo(person, page, page + "/" + action, fields);
    }

    /** Sends the form of a page to another address; returns the page after it. */
    PageDocument sendTo(String person, String page, String to, String... fields) {
        return check(to, book.browse(person).fillAndSubmitTo(page, to, parse(fields)));
    }

    PageDocument check(String to, HttpReply reply) {
        sent.add(to);
        PageDocument page = reply.page();
        all.assertThat(reply.status()).as("%s: %s", to, page.text("main")).isEqualTo(200);
        all.assertThat(page.texts(".done h2#done[autofocus]"))
                .as("confirmation of %s in %s", to, page.text("main"))
                .hasSize(1)
                .noneMatch(text -> text.isBlank() || text.contains("??"));
        return page;
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    private static String[] parse(String... fields) {
        return Stream.concat(Stream.of("key=" + key()), Stream.of(fields))
                .flatMap(some -> Stream.of(some.split("&")))
                .flatMap(field -> Stream.of(field.split("=", 2)))
                .toArray(String[]::new);
    }
}

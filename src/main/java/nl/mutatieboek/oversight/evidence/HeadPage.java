package nl.mutatieboek.oversight.evidence;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.proof.CosignatureCollector;
import nl.mutatieboek.ledger.proof.CosignedHead;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.FileDownload;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.hibernate.validator.constraints.Range;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page of the signed heads: public keys, the latest head with its age, and files for those who keep heads. */
@PageController
record HeadPage(HeadSigner heads, CosignatureCollector cosignatures, LedgerReader entries, Clock clock) {
    private static final String PATH = "/heads";
    private static final String LOG = "log ";

    /**
     * Query for a proof of consistency.
     *
     * @param earlierSize number of entries of the kept head
     * @param laterSize number of entries of the later head
     */
    record ExtensionQuery(
            @NotNull @Range(min = 1) Long earlierSize,
            @NotNull @Range(min = 1) Long laterSize) implements ValidatedQuery {}

    /**
     * Head on the page.
     *
     * @param at recording time of its last entry, or time of its newest co-signature
     * @param age time since then, in the unit
     */
    record ShownHead(long size, String root, Instant at, long age, String unit) {
        static ShownHead of(SignedHead head, Instant at, Instant now) {
            Duration age = Duration.between(at, now);
            if (age.toDays() > 1) {
                return new ShownHead(head.size(), head.root(), at, age.toDays(), "days");
            }
            return age.toHours() > 1
                    ? new ShownHead(head.size(), head.root(), at, age.toHours(), "hours")
                    : new ShownHead(head.size(), head.root(), at, Math.max(0, age.toMinutes()), "minutes");
        }
    }

    @GetMapping(PATH)
    String show(NoParameters query, Model model) {
        Instant now = clock.instant();
        String present = heads.verifierKey();
        List<String> keys = heads.publicKeys()
                .lines()
                .filter(line -> line.startsWith(LOG))
                .map(line -> line.substring(LOG.length()))
                .toList();
        model.addAttribute("key", present);
        model.addAttribute(
                "earlierKeys", keys.stream().filter(key -> !key.equals(present)).toList());
        model.addAttribute(
                "latest",
                heads.findLatest()
                        .flatMap(head -> recordedAt(head).map(at -> ShownHead.of(head, at, now)))
                        .orElse(null));
        model.addAttribute("witnesses", cosignatures.hasWitnesses());
        model.addAttribute(
                "cosigned",
                cosignatures
                        .findLatest()
                        .map(cosigned -> ShownHead.of(cosigned.head(), cosigned.cosignedAt(), now))
                        .orElse(null));
        return "heads";
    }

    private Optional<Instant> recordedAt(SignedHead head) {
        return entries.findRaw(head.size()).map(entry -> Instant.parse(entry.recordedAt()));
    }

    @GetMapping(PATH + "/files/latest")
    void latest(NoParameters query, HttpServletResponse response) throws IOException {
        SignedHead latest = heads.findLatest().orElseThrow(HeadPage::unknownHead);
        write(response, latest.fileName(), latest.note());
    }

    @GetMapping(PATH + "/files/cosigned")
    void cosigned(NoParameters query, HttpServletResponse response) throws IOException {
        CosignedHead cosigned = cosignatures.findLatest().orElseThrow(HeadPage::unknownHead);
        write(response, "cosigned-" + cosigned.head().fileName(), cosigned.note());
    }

    @GetMapping(PATH + "/files/keys")
    void keys(NoParameters query, HttpServletResponse response) throws IOException {
        write(response, "public-keys.txt", heads.publicKeys());
    }

    /** Returns the proof that a later head extends a kept one. */
    @GetMapping(PATH + "/extensions")
    void extension(ExtensionQuery query, HttpServletResponse response) throws IOException {
        long earlier = query.earlierSize();
        long later = query.laterSize();
        String proof = heads.findConsistency(earlier, later).orElseThrow(HeadPage::unknownHead);
        write(response, "head-%d-extends-%d.txt".formatted(later, earlier), proof);
    }

    private static void write(HttpServletResponse response, String name, String text) throws IOException {
        FileDownload.openStream(response, "text/plain;charset=UTF-8", name)
                .write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static NotFoundException unknownHead() {
        return new NotFoundException("unknown-head", Map.of());
    }
}

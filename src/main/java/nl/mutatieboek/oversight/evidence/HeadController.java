package nl.mutatieboek.oversight.evidence;

import java.util.Map;
import java.util.Optional;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.proof.CosignatureCollector;
import nl.mutatieboek.ledger.proof.CosignedHead;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.http.NoParameters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** API of signed heads, proofs of consistency and receipts, as text in the formats of C2SP. */
@RestController
record HeadController(HeadSigner heads, CosignatureCollector cosignatures, LedgerReader entries) {
    private static final String TEXT = "text/plain;charset=UTF-8";

    @GetMapping(path = "/v1/heads/latest", produces = TEXT)
    String latest(NoParameters query) {
        return found(heads.findLatest().map(SignedHead::note), "unknown-head");
    }

    /** Returns the newest head with enough co-signatures of witnesses. */
    @GetMapping(path = "/v1/heads/cosigned", produces = TEXT)
    String cosigned(NoParameters query) {
        return found(cosignatures.findLatest().map(CosignedHead::note), "unknown-head");
    }

    @GetMapping(path = "/v1/heads/{headSize}", produces = TEXT)
    String head(@PathVariable long headSize, NoParameters query) {
        return found(heads.find(headSize).map(SignedHead::note), "unknown-head");
    }

    /** Returns the proof that a later head extends the head of a size. */
    @GetMapping(path = "/v1/heads/{headSize}/extensions/{laterSize}", produces = TEXT)
    String extension(@PathVariable long headSize, @PathVariable long laterSize, NoParameters query) {
        return found(heads.findConsistency(headSize, laterSize), "unknown-head");
    }

    @GetMapping(path = "/v1/ledger/entries/{ledgerNumber}/receipt", produces = TEXT)
    String receipt(@PathVariable long ledgerNumber, NoParameters query) {
        return found(entries.findRaw(ledgerNumber).flatMap(heads::findReceipt), "unknown-receipt");
    }

    private static String found(Optional<String> text, String code) {
        return text.orElseThrow(() -> new NotFoundException(code, Map.of()));
    }
}

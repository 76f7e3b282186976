package nl.mutatieboek.oversight.evidence;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.proof.CosignatureCollector;
import nl.mutatieboek.ledger.proof.CosignedHead;
import nl.mutatieboek.ledger.proof.HashTile;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.platform.http.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** API of signed heads, proofs of consistency and receipts, as text in the formats of C2SP. */
@RestController
record HeadController(HeadSigner heads, CosignatureCollector cosignatures, LedgerReader entries) {
    private static final String TEXT = "text/plain;charset=UTF-8";

    /** Not for ever: a rebuild repairs stored tiles, and a book restored on purpose has other tiles at these addresses. */
    private static final CacheControl FOR_A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePrivate();

    /** Returns the latest head; as C2SP tlog-tiles names it too. */
    @GetMapping(
            path = {"/v1/heads/latest", "/v1/heads/checkpoint"},
            produces = TEXT)
    String latest(NoParameters query) {
        return found(heads.findLatest().map(SignedHead::note), "unknown-head");
    }

    /** Returns all public keys of the book, as a policy without witnesses. */
    @GetMapping(path = "/v1/heads/keys", produces = TEXT)
    String keys(NoParameters query) {
        return heads.publicKeys();
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

    /** Returns hashes of the tree, or what its leaves hash, up to the latest head; clients may keep them for a day. */
    @GetMapping(path = "/v1/heads/tile/{*tilePath}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> tile(@PathVariable String tilePath, NoParameters query) {
        TilePath path =
                TilePath.parse(tilePath.substring(1)).orElseThrow(() -> ProblemException.pathVariable("tilePath"));
        byte[] content = (path.entries()
                        ? heads.findLeafData(path.index(), path.width()).map(HeadController::bundle)
                        : heads.findTile(path.level(), path.index(), path.width())
                                .map(HashTile::hashes))
                .orElseThrow(() -> new NotFoundException("unknown-tile", Map.of()));
        return ResponseEntity.ok().cacheControl(FOR_A_DAY).body(content);
    }

    /** Entries of a bundle follow their length. */
    private static byte[] bundle(List<byte[]> leafData) {
        ByteBuffer bundle = ByteBuffer.allocate(
                leafData.stream().mapToInt(data -> Short.BYTES + data.length).sum());
        leafData.forEach(data -> bundle.putShort((short) data.length).put(data));
        return bundle.array();
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

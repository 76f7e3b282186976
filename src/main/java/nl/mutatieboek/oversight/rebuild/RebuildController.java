package nl.mutatieboek.oversight.rebuild;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.KnownAtValidator;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.verification.RebuildKind;
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.EmptyRequest;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ValidatedRequest;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** API to start, follow and cancel rebuilds and replays. */
@RestController
record RebuildController(
        RebuildService rebuilds,
        RebuildReadPolicy readable,
        CertificateDownload certificates,
        AsOfResolver points,
        CurrentActor acting) {
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String PDF = "application/pdf";
    private static final String CERTIFICATE = "/{id}/certificate";
    private static final String REBUILDS = "/v1/rebuilds";
    private static final String REPLAYS = "/v1/replays";

    /**
     * Request to start a replay.
     *
     * @param knownAt last instant or ledger number to replay; now if omitted
     * @param verifyChain whether to verify the hash of every entry; false by default
     */
    record NewReplayRequest(
            @Nullable String knownAt, @Nullable Boolean verifyChain) implements ValidatedRequest {}

    @PostMapping(path = REBUILDS, produces = JSON)
    ResponseEntity<RebuildResponse> rebuild(
            @RequestBody EmptyRequest body, CommandRequest request, NoParameters query) {
        return accepted(
                REBUILDS,
                rebuilds.startOrFind(
                        request.commandId(acting.actor()),
                        acting.personId(),
                        request.key(),
                        null,
                        RebuildKind.REBUILD,
                        false));
    }

    @PostMapping(path = REPLAYS, produces = JSON)
    ResponseEntity<RebuildResponse> replay(
            @RequestBody NewReplayRequest body, CommandRequest request, NoParameters query) {
        Long to = body.knownAt() == null ? null : points.resolveLedgerNumber(KnownAtValidator.require(body.knownAt()));
        boolean verifyChain = Boolean.TRUE.equals(body.verifyChain());
        return accepted(
                REPLAYS,
                rebuilds.startOrFind(
                        request.commandId(acting.actor()),
                        acting.personId(),
                        request.key(),
                        to,
                        RebuildKind.REPLAY,
                        verifyChain));
    }

    private ResponseEntity<RebuildResponse> accepted(String below, RebuildResponse rebuild) {
        return ResponseEntity.accepted()
                .location(URI.create(below + "/" + rebuild.id()))
                .body(readable.disclose(rebuild));
    }

    @GetMapping(path = REBUILDS + "/{id}", produces = JSON)
    RebuildResponse rebuild(@PathVariable String id, NoParameters query) {
        return found(id, RebuildKind.REBUILD);
    }

    @GetMapping(path = REPLAYS + "/{id}", produces = JSON)
    RebuildResponse replay(@PathVariable String id, NoParameters query) {
        return found(id, RebuildKind.REPLAY);
    }

    private RebuildResponse found(String id, RebuildKind kind) {
        UUID named = named(id);
        return rebuilds.findResponse(named, kind)
                .filter(one -> readable.isReadable(kind))
                .map(readable::disclose)
                .orElseThrow(() -> ProblemException.of(404, "unknown-rebuild"));
    }

    @PostMapping(path = REBUILDS + "/{id}/cancellations", produces = JSON)
    ResponseEntity<RebuildResponse> cancelRebuild(
            @PathVariable MutationId id, @RequestBody EmptyRequest body, NoParameters query) {
        return cancelled(REBUILDS, RebuildKind.REBUILD, id);
    }

    @PostMapping(path = REPLAYS + "/{id}/cancellations", produces = JSON)
    ResponseEntity<RebuildResponse> cancelReplay(
            @PathVariable MutationId id, @RequestBody EmptyRequest body, NoParameters query) {
        return cancelled(REPLAYS, RebuildKind.REPLAY, id);
    }

    private ResponseEntity<RebuildResponse> cancelled(String below, RebuildKind kind, MutationId id) {
        return accepted(below, rebuilds.cancel(id.value(), kind));
    }

    @GetMapping(path = REBUILDS + CERTIFICATE, produces = JSON)
    void rebuildCertificate(@PathVariable String id, NoParameters query, HttpServletResponse response)
            throws IOException {
        certificates.writeJson(named(id), RebuildKind.REBUILD, response);
    }

    @GetMapping(path = REBUILDS + CERTIFICATE, produces = PDF)
    void rebuildCertificatePdf(
            @PathVariable String id, NoParameters query, HttpServletResponse response, Locale language)
            throws IOException {
        certificates.writePdf(named(id), RebuildKind.REBUILD, language, response);
    }

    @GetMapping(path = REPLAYS + CERTIFICATE, produces = JSON)
    void replayCertificate(@PathVariable String id, NoParameters query, HttpServletResponse response)
            throws IOException {
        certificates.writeJson(named(id), RebuildKind.REPLAY, response);
    }

    @GetMapping(path = REPLAYS + CERTIFICATE, produces = PDF)
    void replayCertificatePdf(
            @PathVariable String id, NoParameters query, HttpServletResponse response, Locale language)
            throws IOException {
        certificates.writePdf(named(id), RebuildKind.REPLAY, language, response);
    }

    @GetMapping(path = REPLAYS + "/{id}/balances", produces = CSV)
    void balances(@PathVariable String id, NoParameters query, HttpServletResponse response) throws IOException {
        write(rebuilds, named(id), response);
    }

    static void write(RebuildService rebuilds, UUID replay, HttpServletResponse response) throws IOException {
        RebuildJob found = rebuilds.find(replay, RebuildKind.REPLAY)
                .filter(RebuildJob::hasBalances)
                .orElseThrow(() -> ProblemException.of(404, "balances-not-kept"));
        response.setContentType(CSV + ";charset=UTF-8");
        found.writeBalances(response.getOutputStream());
    }

    private static UUID named(String id) {
        return PathVariableParser.parse(id, MutationId::parse).value();
    }

    /** The most recent ones that the reader may read, newest first. */
    record RebuildListResponse(List<RebuildResponse> rebuilds) {}

    @GetMapping(path = REBUILDS, produces = JSON)
    RebuildListResponse list(NoParameters query) {
        return new RebuildListResponse(readable.recent());
    }
}

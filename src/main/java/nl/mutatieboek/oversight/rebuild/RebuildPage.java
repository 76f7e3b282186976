package nl.mutatieboek.oversight.rebuild;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.KnownAtValidator;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.verification.RebuildKind;
import nl.mutatieboek.platform.format.DateParser;
import nl.mutatieboek.platform.html.FormProblems;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.IdempotencyKeyParser;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.security.CurrentActor;
import nl.mutatieboek.security.EmbargoedMomentProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of rebuilds and replays: results, progress, and the form to start one. */
@PageController
record RebuildPage(
        RebuildService rebuilds,
        RebuildReadPolicy readable,
        CertificateDownload certificates,
        AsOfResolver points,
        CurrentActor acting,
        EmbargoedMomentProvider embargo,
        FormProblems problems,
        InstantSource clock) {
    private static final String REBUILDS = "/rebuilds";
    private static final String REPLAYS = "/replays";

    /** Refresh interval in seconds of the page of a running job without JavaScript. */
    private static final String AGAIN = "2";

    @GetMapping(REBUILDS)
    String show(NoParameters query, Model model) {
        if (readable.recent().stream().anyMatch(one -> one.state() == RebuildJob.RebuildState.RUNNING)) {
            model.addAttribute(PageController.REFRESH_SECONDS_ATTRIBUTE, AGAIN);
        }
        return shown(model);
    }

    @PostMapping(REBUILDS)
    String rebuild(@RequestParam String key, Model model, HttpServletResponse response, Locale language) {
        return started(key, "", RebuildKind.REBUILD, false, model, response, language);
    }

    @PostMapping(REPLAYS)
    String replay(
            @RequestParam String key,
            @RequestParam(defaultValue = "") String knownAt,
            @RequestParam(defaultValue = "false") boolean verifyChain,
            Model model,
            HttpServletResponse response,
            Locale language) {
        return started(
                key,
                DateParser.toUtcInstant(knownAt, clock.instant()),
                RebuildKind.REPLAY,
                verifyChain,
                model,
                response,
                language);
    }

    @PostMapping(REBUILDS + "/{id}/cancellations")
    String cancelRebuild(@PathVariable String id) {
        rebuilds.cancel(PathVariableParser.parse(id, MutationId::parse).value(), RebuildKind.REBUILD);
        return "redirect:" + REBUILDS;
    }

    @PostMapping(REPLAYS + "/{id}/cancellations")
    String cancelReplay(@PathVariable String id) {
        rebuilds.cancel(PathVariableParser.parse(id, MutationId::parse).value(), RebuildKind.REPLAY);
        return "redirect:" + REBUILDS;
    }

    @GetMapping(REPLAYS + "/{id}/balances")
    void balances(@PathVariable String id, NoParameters query, HttpServletResponse response) throws IOException {
        RebuildController.write(
                rebuilds, PathVariableParser.parse(id, MutationId::parse).value(), response);
    }

    @GetMapping(REBUILDS + "/{id}/certificate/{format:json|pdf}")
    void rebuildCertificate(
            @PathVariable String id,
            @PathVariable String format,
            NoParameters query,
            HttpServletResponse response,
            Locale language)
            throws IOException {
        writeCertificate(id, RebuildKind.REBUILD, format, response, language);
    }

    @GetMapping(REPLAYS + "/{id}/certificate/{format:json|pdf}")
    void replayCertificate(
            @PathVariable String id,
            @PathVariable String format,
            NoParameters query,
            HttpServletResponse response,
            Locale language)
            throws IOException {
        writeCertificate(id, RebuildKind.REPLAY, format, response, language);
    }

    private void writeCertificate(
            String id, RebuildKind kind, String format, HttpServletResponse response, Locale language)
            throws IOException {
        UUID named = PathVariableParser.parse(id, MutationId::parse).value();
        if (format.equals("pdf")) {
            certificates.writePdf(named, kind, language, response);
        } else {
            certificates.writeJson(named, kind, response);
        }
    }

    private String started(
            String key,
            String knownAt,
            RebuildKind kind,
            boolean verifyChain,
            Model model,
            HttpServletResponse response,
            Locale language) {
        String started = problems.attempt(
                () -> {
                    IdempotencyKeyParser.requireValid(key);
                    Long to = knownAt.isEmpty() ? null : points.resolveLedgerNumber(KnownAtValidator.require(knownAt));
                    UUID id = CommandEnvelope.commandId(
                            acting.actor(), kind == RebuildKind.REBUILD ? REBUILDS : REPLAYS, key);
                    rebuilds.startOrFind(id, acting.personId(), key, to, kind, verifyChain);
                    return "redirect:" + REBUILDS;
                },
                model,
                response,
                language);
        return started != null ? started : shown(model);
    }

    private String shown(Model model) {
        model.addAttribute("rebuilds", readable.recent());
        model.addAttribute("end", rebuilds.headNumber());
        model.addAttribute("mayRebuild", acting.mayRebuild());
        model.addAttribute("mayReplay", acting.mayReplay(embargo));
        // The idempotency key belongs to the form, so that submitting it twice starts one job.
        model.addAttribute("key", UUID.randomUUID().toString());
        return "rebuilds";
    }
}

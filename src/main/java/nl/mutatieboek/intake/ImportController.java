package nl.mutatieboek.intake;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.intake.format.LookAlikes;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.FileUploadRequest;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.Read;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports through the API: send a file, look how far it is and what became of it. */
@RestController
class ImportController {
    private static final String JSON = "application/json";
    private static final String IMPORTS = "/v1/imports";
    private static final String LOOK_ALIKES = "lookAlikes";

    private final Imports imports;
    private final CurrentActor acting;
    private final MessageRenderer sentences;

    ImportController(Imports imports, CurrentActor acting, MessageRenderer sentences) {
        this.imports = imports;
        this.acting = acting;
        this.sentences = sentences;
    }

    @PostMapping(path = IMPORTS, consumes = "multipart/form-data", produces = JSON)
    ResponseEntity<ImportShown> start(FileUploadRequest uploaded, Asked asked, Locale language) {
        Read<Intake.Format> format = asked.must("format", Intake.Format::parse);
        boolean dryRun = asked.flag(Asked.DRY_RUN);
        Read<LookAlikes> lookAlikes = asked.may(LOOK_ALIKES, LookAlikes::parse);
        asked.end();
        UUID id = uploaded.identity(acting.actor());
        Import started = imports.start(
                id,
                format.value(),
                new ImportOptions(dryRun, Objects.requireNonNullElse(lookAlikes.orNull(), LookAlikes.REFUSE), Map.of()),
                uploaded.file(),
                acting.actor());
        return ResponseEntity.accepted()
                .location(URI.create(IMPORTS + "/" + id))
                .body(ImportShown.of(started, sentences, language));
    }

    @GetMapping(path = IMPORTS + "/{id}", produces = JSON)
    ImportShown find(@PathVariable String id, Asked asked, Locale language) {
        UUID named = PathVariableParser.in(id, MutationId::parse).value();
        asked.end();
        return imports.find(named)
                .map(one -> ImportShown.of(one, sentences, language))
                .orElseThrow(() -> ProblemException.of(404, "unknown-import"));
    }

    /** The last ones, the newest first. */
    record ImportsShown(List<ImportShown> imports) {
        ImportsShown {
            imports = List.copyOf(imports);
        }
    }

    @GetMapping(path = IMPORTS, produces = JSON)
    ImportsShown list(Asked asked, Locale language) {
        asked.end();
        return new ImportsShown(imports.last().stream()
                .map(one -> ImportShown.of(one, sentences, language))
                .toList());
    }
}

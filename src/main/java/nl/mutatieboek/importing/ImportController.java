package nl.mutatieboek.importing;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.importing.format.LookAlikePolicy;
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

    private final ImportJobService imports;
    private final CurrentActor acting;
    private final MessageRenderer sentences;

    ImportController(ImportJobService imports, CurrentActor acting, MessageRenderer sentences) {
        this.imports = imports;
        this.acting = acting;
        this.sentences = sentences;
    }

    @PostMapping(path = IMPORTS, consumes = "multipart/form-data", produces = JSON)
    ResponseEntity<ImportResponse> start(FileUploadRequest uploaded, Asked asked, Locale language) {
        Read<ImportService.ImportFormat> format = asked.must("format", ImportService.ImportFormat::parse);
        boolean dryRun = asked.flag(Asked.DRY_RUN);
        Read<LookAlikePolicy> lookAlikes = asked.may(LOOK_ALIKES, LookAlikePolicy::parse);
        asked.end();
        UUID id = uploaded.requireCommandId(acting.actor());
        ImportJob started = imports.startOrFind(
                id,
                format.value(),
                new ImportOptions(
                        dryRun, Objects.requireNonNullElse(lookAlikes.orNull(), LookAlikePolicy.REFUSE), Map.of()),
                uploaded.requireFile(),
                acting.actor());
        return ResponseEntity.accepted()
                .location(URI.create(IMPORTS + "/" + id))
                .body(ImportResponse.of(started, sentences, language));
    }

    @GetMapping(path = IMPORTS + "/{id}", produces = JSON)
    ImportResponse find(@PathVariable String id, Asked asked, Locale language) {
        UUID named = PathVariableParser.parse(id, MutationId::parse).value();
        asked.end();
        return imports.find(named)
                .map(one -> ImportResponse.of(one, sentences, language))
                .orElseThrow(() -> ProblemException.of(404, "unknown-import"));
    }

    /** The last ones, the newest first. */
    record ImportListResponse(List<ImportResponse> imports) {
        ImportListResponse {
            imports = List.copyOf(imports);
        }
    }

    @GetMapping(path = IMPORTS, produces = JSON)
    ImportListResponse list(Asked asked, Locale language) {
        asked.end();
        return new ImportListResponse(imports.recent().stream()
                .map(one -> ImportResponse.of(one, sentences, language))
                .toList());
    }
}

package nl.mutatieboek.importing;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.platform.http.FileUploadRequest;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ValidatedQuery;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints to start an import and to read its progress and result. */
@RestController
record ImportController(ImportJobService imports, CurrentActor acting, MessageRenderer sentences) {
    private static final String JSON = "application/json";
    private static final String IMPORTS = "/v1/imports";

    record ImportQuery(
            @NotNull ImportService.ImportFormat format,
            boolean dryRun,
            @Nullable LookAlikePolicy lookAlikes) implements ValidatedQuery {}

    @PostMapping(path = IMPORTS, consumes = "multipart/form-data", produces = JSON)
    ResponseEntity<ImportResponse> start(FileUploadRequest uploaded, ImportQuery query, Locale language) {
        UUID id = uploaded.requireCommandId(acting.actor());
        ImportJob started = imports.startOrFind(
                id,
                query.format(),
                new ImportOptions(
                        query.dryRun(),
                        Objects.requireNonNullElse(query.lookAlikes(), LookAlikePolicy.REFUSE),
                        Map.of()),
                uploaded.requireFile(),
                acting.actor());
        return ResponseEntity.accepted()
                .location(URI.create(IMPORTS + "/" + id))
                .body(ImportResponse.of(started, sentences, language));
    }

    @GetMapping(path = IMPORTS + "/{id}", produces = JSON)
    ImportResponse find(@PathVariable String id, NoParameters query, Locale language) {
        UUID named = PathVariableParser.parse(id, MutationId::parse).value();
        return imports.find(named)
                .map(one -> ImportResponse.of(one, sentences, language))
                .orElseThrow(() -> ProblemException.of(404, "unknown-import"));
    }

    /** The last imports, newest first. */
    record ImportListResponse(List<ImportResponse> imports) {}

    @GetMapping(path = IMPORTS, produces = JSON)
    ImportListResponse list(NoParameters query, Locale language) {
        return new ImportListResponse(imports.recent().stream()
                .map(one -> ImportResponse.of(one, sentences, language))
                .toList());
    }
}

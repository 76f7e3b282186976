package nl.mutatieboek.budget;

import java.net.URI;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.DryRunQuery;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.RecordedResponse;
import nl.mutatieboek.platform.http.RequestBodyErrorCollector;
import nl.mutatieboek.platform.http.ValidatedQuery;
import nl.mutatieboek.platform.http.ValidatedRequest;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** API of chapters and their items. */
@RestController
record ChapterController(AsOfResolver points, CommandService commandService, CurrentActor acting) {
    private static final String CHAPTERS = "/v1/chapters";
    private static final String ITEMS = CHAPTERS + "/{chapter}/items";

    /**
     * Opens a chapter.
     *
     * @param validUntil its last budget year, if known
     * @param budgetStatement whether it has a budget statement of its own; true by default
     */
    record NewChapterRequest(
            ChapterCode chapter,
            String name,
            BudgetYear validFrom,
            @Nullable BudgetYear validUntil,
            @Nullable Boolean budgetStatement)
            implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrorCollector findings) {
            RegistrationRequestValidator.checkValidity(validFrom, validUntil, findings);
        }

        Command.OpenChapter command() {
            return new Command.OpenChapter(
                    chapter, name, new Validity(validFrom, validUntil), !Boolean.FALSE.equals(budgetStatement));
        }
    }

    /**
     * Registers an item in the chapter of the path.
     *
     * @param item its full path
     * @param validUntil its last budget year, if known
     */
    record NewItemRequest(
            ItemPath item,
            String name,
            BudgetYear validFrom,
            @Nullable BudgetYear validUntil) implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrorCollector findings) {
            RegistrationRequestValidator.checkValidity(validFrom, validUntil, findings);
            RegistrationRequestValidator.checkChapter(item, findings);
        }

        ItemCommand.RegisterItem command() {
            return new ItemCommand.RegisterItem(item, name, new Validity(validFrom, validUntil));
        }
    }

    /** The chapters in the book, by code. */
    record ChapterListResponse(List<ChapterResponse> chapters) {}

    /**
     * A chapter.
     *
     * @param name its latest name, whereas balances show the name of their budget year; null if unknown
     * @param validFrom the first budget year in which the code means this chapter
     * @param validUntil the last budget year, if known
     * @param budgetStatement whether it has a budget statement; the Aanvullende Post has none
     */
    record ChapterResponse(
            String chapter,
            @Nullable String name,
            BudgetYear validFrom,
            @Nullable BudgetYear validUntil,
            boolean budgetStatement) {
        static ChapterResponse of(StructureQueries.KnownChapter chapter) {
            return new ChapterResponse(
                    chapter.code().value(),
                    chapter.name(),
                    chapter.validity().from(),
                    chapter.validity().until(),
                    chapter.budgetStatement());
        }
    }

    /** The items of a chapter, parents before the items below them. */
    record ItemListResponse(List<ItemResponse> items) {}

    /**
     * An item.
     *
     * @param item its full path
     * @param name its name in its first year, whereas balances show the name of their budget year; null if unknown
     * @param validFrom the first budget year in which the path means this item
     * @param validUntil the last budget year, if known
     */
    record ItemResponse(
            ItemPath item,
            @Nullable String name,
            BudgetYear validFrom,
            @Nullable BudgetYear validUntil) {
        static ItemResponse of(StructureQueries.KnownItem item) {
            return new ItemResponse(
                    item.path(),
                    item.name(),
                    item.validity().from(),
                    item.validity().until());
        }
    }

    @GetMapping(path = CHAPTERS, produces = "application/json")
    ChapterListResponse chapters(KnownStateQuery query) {
        StructureSnapshot outline = points.awaitStructure(query).structure();
        return new ChapterListResponse(
                outline.chapters().stream().map(ChapterResponse::of).toList());
    }

    @GetMapping(path = CHAPTERS + "/{chapter}", produces = "application/json")
    ChapterResponse chapter(@PathVariable String chapter, KnownStateQuery query) {
        ChapterCode code = PathVariableParser.parse(chapter, ChapterCode::new);
        StructureSnapshot outline = points.awaitStructure(query).structure();
        return ChapterResponse.of(known(code, outline));
    }

    /** Opens a chapter. */
    @PostMapping(path = CHAPTERS, produces = "application/json")
    ResponseEntity<RecordedResponse<ChapterResponse>> open(
            @RequestBody NewChapterRequest body, CommandRequest request, DryRunQuery query) {
        Command.OpenChapter command = body.command();
        StructureQueries.KnownChapter chapter = new StructureQueries.KnownChapter(
                command.chapter(), command.name(), command.validity(), command.budgetStatement());
        CommandResult answer =
                commandService.executeOrDryRun(request.toEnvelope(acting.actor(), id -> command), null, query.dryRun());
        return RecordedResponse.createdOrOk(
                URI.create(CHAPTERS + "/" + chapter.code()), ChapterResponse.of(chapter), answer);
    }

    /**
     * Selects the items of a chapter.
     *
     * @param item one path, in all budget years; null for all
     */
    record ItemsQuery(@Nullable ItemPath item) implements ValidatedQuery {}

    /** Lists the items of a chapter. */
    @GetMapping(path = ITEMS, produces = "application/json")
    ItemListResponse items(@PathVariable String chapter, ItemsQuery query, KnownStateQuery at) {
        ChapterCode code = PathVariableParser.parse(chapter, ChapterCode::new);
        StructureSnapshot outline = points.awaitStructure(at).structure();
        known(code, outline);
        return new ItemListResponse(outline.items().stream()
                .filter(one -> one.path().chapter().equals(code))
                .filter(one -> query.item() == null || one.path().equals(query.item()))
                .map(ItemResponse::of)
                .toList());
    }

    /** Registers an item, by its full path, in the chapter of the address. */
    @PostMapping(path = ITEMS, produces = "application/json")
    ResponseEntity<RecordedResponse<ItemResponse>> register(
            @PathVariable("chapter") ChapterCode code,
            @RequestBody NewItemRequest body,
            CommandRequest request,
            DryRunQuery query) {
        ItemCommand.RegisterItem command = body.command();
        StructureQueries.KnownItem item =
                new StructureQueries.KnownItem(command.item(), command.name(), command.validity());
        CommandResult answer =
                commandService.executeOrDryRun(request.toEnvelope(acting.actor(), id -> command), code, query.dryRun());
        return RecordedResponse.createdOrOk(
                URI.create(CHAPTERS + "/" + code + "/items?item=" + item.path()), ItemResponse.of(item), answer);
    }

    private static StructureQueries.KnownChapter known(ChapterCode code, StructureSnapshot outline) {
        return outline.chapter(code)
                .orElseThrow(() -> ProblemException.of(404, "unknown-chapter", Map.of("chapter", code)));
    }
}

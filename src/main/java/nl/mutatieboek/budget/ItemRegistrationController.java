package nl.mutatieboek.budget;

import java.net.URI;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.DefaultMarkCommand;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.value.ArticleCategory;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.DryRunQuery;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.RecordedResponse;
import nl.mutatieboek.platform.http.RequestBodyErrorCollector;
import nl.mutatieboek.platform.http.SourceRequest;
import nl.mutatieboek.platform.http.ValidatedRequest;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** API of the registration of chapters and items: names by year, default marks, and corrections. */
@RestController
record ItemRegistrationController(
        AsOfResolver points,
        StructureQueries structure,
        LedgerReader entries,
        CommandService commandService,
        CurrentActor acting) {
    private static final String ITEMS = "/v1/chapters/{chapter}/items";

    /**
     * Corrects the registration of a chapter or an item.
     *
     * @param item full path of an item, or code of a chapter
     * @param registeredFrom the first budget year of the registration to correct
     * @param name if absent, the name does not change
     * @param validUntil if absent, there is no last year
     */
    record NewItemCorrectionRequest(
            ItemPath item,
            BudgetYear registeredFrom,
            @Nullable String name,
            BudgetYear validFrom,
            @Nullable BudgetYear validUntil,
            String reason)
            implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrorCollector findings) {
            RegistrationRequestValidator.checkChapter(item, findings);
            RegistrationRequestValidator.checkValidity(validFrom, validUntil, findings);
        }

        ItemCommand.CorrectItem command() {
            return new ItemCommand.CorrectItem(item, registeredFrom, name, new Validity(validFrom, validUntil), reason);
        }
    }

    /**
     * Records the name of a chapter or an item in a budget year.
     *
     * @param item full path of an item, or code of a chapter
     */
    record NewItemNameRequest(ItemPath item, BudgetYear year, String name) implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrorCollector findings) {
            RegistrationRequestValidator.checkChapter(item, findings);
        }

        ItemCommand.NameItem command() {
            return new ItemCommand.NameItem(item, year, name);
        }
    }

    /**
     * Records the default marks of an item for some budget years. A mark that is left out is not known.
     *
     * @param item full path of an article or a lower item
     * @param category only for an article
     * @param source document that states them
     * @param reason required where it replaces an earlier entry
     */
    record NewDefaultMarksRequest(
            ItemPath item,
            BudgetYear validFrom,
            @Nullable BudgetYear validUntil,
            @Nullable Ceiling ceiling,
            @Nullable Boolean hgis,
            @Nullable Boolean guarantee,
            @Nullable ArticleCategory category,
            SourceRequest source,
            @Nullable String reason)
            implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrorCollector findings) {
            RegistrationRequestValidator.checkChapter(item, findings);
            RegistrationRequestValidator.checkValidity(validFrom, validUntil, findings);
            if (item != null && !findings.hasErrorAt("category")) {
                findings.addIfMalformed(
                        "category", () -> DefaultMarkCommand.SetDefaultMarks.requireCategoryOfArticle(item, category));
            }
        }

        DefaultMarkCommand.SetDefaultMarks command() {
            return new DefaultMarkCommand.SetDefaultMarks(
                    item,
                    new Validity(validFrom, validUntil),
                    new BudgetMarks(ceiling, hgis, guarantee, null, category),
                    source.source(),
                    reason);
        }
    }

    /**
     * Corrects a name that was recorded for a budget year.
     *
     * @param item full path of an item, or code of a chapter
     * @param year budget year of the wrong name
     * @param name the wrong name
     * @param rightYear the same year by default
     */
    record NewItemNameCorrectionRequest(
            ItemPath item,
            BudgetYear year,
            String name,
            @Nullable BudgetYear rightYear,
            String rightName,
            String reason)
            implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrorCollector findings) {
            RegistrationRequestValidator.checkChapter(item, findings);
        }

        ItemCommand.CorrectItemName command() {
            return new ItemCommand.CorrectItemName(
                    item, year, name, rightYear == null ? year : rightYear, rightName, reason);
        }
    }

    /**
     * Withdraws the unconfirmed corrections of a chapter or an item that the person proposed.
     *
     * @param item full path of an item, or code of a chapter
     */
    record NewItemWithdrawalRequest(ItemPath item) implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrorCollector findings) {
            RegistrationRequestValidator.checkChapter(item, findings);
        }

        ItemCommand.WithdrawItemCorrections command() {
            return new ItemCommand.WithdrawItemCorrections(item);
        }
    }

    /** Shows the registration of an item. */
    @GetMapping(path = ITEMS + "/registrations", produces = "application/json")
    ItemRegistrationsResponse registrations(@PathVariable String chapter, ItemQuery query, KnownStateQuery at) {
        ChapterCode code = PathVariableParser.parse(chapter, ChapterCode::new);
        ResolvedAsOf point = points.awaitStructure(at);
        if (!query.item().chapter().equals(code)) {
            throw ProblemException.of(404, "not-found");
        }
        point.requireItem(query.item());
        return ItemRegistrationsResponse.of(query.item(), point.structure());
    }

    /** Corrects the registration of a chapter or an item, by two people if the policy requires it. */
    @PostMapping(path = ITEMS + "/corrections", produces = "application/json")
    ResponseEntity<RecordedResponse<ItemRegistrationsResponse>> correct(
            @PathVariable ChapterCode chapter,
            @RequestBody NewItemCorrectionRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return handIn(chapter, body.item(), body.command(), request, query);
    }

    /** Records the name of a chapter or an item in a budget year. */
    @PostMapping(path = ITEMS + "/names", produces = "application/json")
    ResponseEntity<RecordedResponse<ItemRegistrationsResponse>> name(
            @PathVariable ChapterCode chapter,
            @RequestBody NewItemNameRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return handIn(chapter, body.item(), body.command(), request, query);
    }

    /** Records the default marks of an item. */
    @PostMapping(path = ITEMS + "/marks", produces = "application/json")
    ResponseEntity<RecordedResponse<ItemRegistrationsResponse>> mark(
            @PathVariable ChapterCode chapter,
            @RequestBody NewDefaultMarksRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return handIn(chapter, body.item(), body.command(), request, query);
    }

    /** Corrects a name by year, by two people if the policy requires it. */
    @PostMapping(path = ITEMS + "/names/corrections", produces = "application/json")
    ResponseEntity<RecordedResponse<ItemRegistrationsResponse>> correctName(
            @PathVariable ChapterCode chapter,
            @RequestBody NewItemNameCorrectionRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return handIn(chapter, body.item(), body.command(), request, query);
    }

    /** Withdraws the unconfirmed corrections that the person proposed. */
    @PostMapping(path = ITEMS + "/withdrawals", produces = "application/json")
    ResponseEntity<RecordedResponse<ItemRegistrationsResponse>> withdraw(
            @PathVariable ChapterCode chapter,
            @RequestBody NewItemWithdrawalRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return handIn(chapter, body.item(), body.command(), request, query);
    }

    private ResponseEntity<RecordedResponse<ItemRegistrationsResponse>> handIn(
            ChapterCode chapter, ItemPath item, Command command, CommandRequest request, DryRunQuery query) {
        CommandResult answer = commandService.executeOrDryRun(
                request.toEnvelope(acting.actor(), id -> command), chapter, query.dryRun());
        return RecordedResponse.createdOrOk(
                URI.create("/v1/chapters/" + chapter + "/items/registrations?item=" + item),
                ItemRegistrationsResponse.of(item, structure.awaitAfter(answer, entries)),
                answer);
    }
}

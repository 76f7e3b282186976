package nl.mutatieboek.structure;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.CommandService;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.Read;
import nl.mutatieboek.platform.http.RecordedResponse;
import nl.mutatieboek.platform.http.RequestBodyErrors;
import nl.mutatieboek.platform.http.ValidatedRequest;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Chapters and the items below them: which there are, and new ones. */
@RestController
class ChapterController {
    private static final String CHAPTERS = "/v1/chapters";
    private static final String ITEMS = CHAPTERS + "/{chapter}/items";

    private final Points points;
    private final CommandService counter;
    private final CurrentActor acting;

    ChapterController(Points points, CommandService counter, CurrentActor acting) {
        this.points = points;
        this.counter = counter;
        this.acting = acting;
    }

    /**
     * Opens a chapter.
     *
     * @param validUntil its last budget year, where that is known
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
        public void check(RequestBodyErrors findings) {
            RegistrationChecks.validity(validFrom, validUntil, findings);
        }

        Command.OpenChapter command() {
            return new Command.OpenChapter(
                    chapter, name, new Validity(validFrom, validUntil), !Boolean.FALSE.equals(budgetStatement));
        }
    }

    /**
     * Registers an item in the chapter that the path names.
     *
     * @param item its full path
     * @param validUntil its last budget year, where that is known
     */
    record NewItemRequest(
            ItemPath item,
            String name,
            BudgetYear validFrom,
            @Nullable BudgetYear validUntil) implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrors findings) {
            RegistrationChecks.validity(validFrom, validUntil, findings);
            RegistrationChecks.chapter(item, findings);
        }

        Command.RegisterItem command() {
            return new Command.RegisterItem(item, name, new Validity(validFrom, validUntil));
        }
    }

    /** The chapters that the book knows, by code. */
    record Chapters(List<ChapterShown> chapters) {
        Chapters {
            chapters = List.copyOf(chapters);
        }
    }

    /**
     * A chapter.
     *
     * @param name the last that it has; its balances have that of their budget year. Null while none is known
     * @param validFrom the first budget year in which the code means this chapter
     * @param validUntil the last one, if any is known
     * @param budgetStatement whether it has a budget statement; the Aanvullende Post has none
     */
    record ChapterShown(
            String chapter,
            @Nullable String name,
            int validFrom,
            @Nullable Integer validUntil,
            boolean budgetStatement) {
        static ChapterShown of(Structure.Chapter chapter) {
            return new ChapterShown(
                    chapter.code().value(),
                    chapter.name(),
                    chapter.validity().from().value(),
                    until(chapter.validity()),
                    chapter.budgetStatement());
        }
    }

    /** The items that the book knows in a chapter, parents before what lies below them. */
    record Items(List<ItemShown> items) {
        Items {
            items = List.copyOf(items);
        }
    }

    /**
     * An item.
     *
     * @param item its full path
     * @param name that of its first year; its balances have that of their budget year. Null while none is known
     * @param validFrom the first budget year in which the path means this item
     * @param validUntil the last one, if any is known
     */
    record ItemShown(
            String item,
            @Nullable String name,
            int validFrom,
            @Nullable Integer validUntil) {
        static ItemShown of(Structure.Item item) {
            return new ItemShown(
                    item.path().toString(), item.name(), item.validity().from().value(), until(item.validity()));
        }
    }

    @GetMapping(path = CHAPTERS, produces = "application/json")
    Chapters chapters(Asked asked) {
        Outline outline = points.known(asked).outline();
        return new Chapters(outline.chapters().stream().map(ChapterShown::of).toList());
    }

    @GetMapping(path = CHAPTERS + "/{chapter}", produces = "application/json")
    ChapterShown chapter(@PathVariable String chapter, Asked asked) {
        ChapterCode code = PathVariableParser.in(chapter, ChapterCode::new);
        Outline outline = points.known(asked).outline();
        return ChapterShown.of(known(code, outline));
    }

    /** Opens a chapter. */
    @PostMapping(path = CHAPTERS, produces = "application/json")
    ResponseEntity<RecordedResponse<ChapterShown>> open(
            @RequestBody NewChapterRequest body, CommandRequest request, Asked asked) {
        boolean dryRun = asked.flag(Asked.DRY_RUN);
        asked.end();
        Command.OpenChapter command = body.command();
        Structure.Chapter chapter =
                new Structure.Chapter(command.chapter(), command.name(), command.validity(), command.budgetStatement());
        OptionalLong ledgerNumber = counter.handIn(request.signed(acting.actor(), id -> command), null, dryRun);
        return RecordedResponse.answer(
                URI.create(CHAPTERS + "/" + chapter.code()), ChapterShown.of(chapter), ledgerNumber);
    }

    /**
     * The items of a chapter.
     *
     * @param asked {@code item}: one path, as it was and is in all budget years
     */
    @GetMapping(path = ITEMS, produces = "application/json")
    Items items(@PathVariable String chapter, Asked asked) {
        ChapterCode code = PathVariableParser.in(chapter, ChapterCode::new);
        Read<ItemPath> item = asked.may("item", ItemPath::parse);
        Outline outline = points.known(asked).outline();
        known(code, outline);
        return new Items(outline.items().stream()
                .filter(one -> one.path().chapter().equals(code))
                .filter(one -> item.orNull() == null || one.path().equals(item.orNull()))
                .map(ItemShown::of)
                .toList());
    }

    /** Registers an item, by its full path, in the chapter that the address names. */
    @PostMapping(path = ITEMS, produces = "application/json")
    ResponseEntity<RecordedResponse<ItemShown>> register(
            @PathVariable("chapter") ChapterCode code,
            @RequestBody NewItemRequest body,
            CommandRequest request,
            Asked asked) {
        boolean dryRun = asked.flag(Asked.DRY_RUN);
        asked.end();
        Command.RegisterItem command = body.command();
        Structure.Item item = new Structure.Item(command.item(), command.name(), command.validity());
        OptionalLong ledgerNumber = counter.handIn(request.signed(acting.actor(), id -> command), code, dryRun);
        return RecordedResponse.answer(
                URI.create(CHAPTERS + "/" + code + "/items?item=" + item.path()), ItemShown.of(item), ledgerNumber);
    }

    private static Structure.Chapter known(ChapterCode code, Outline outline) {
        return outline.chapter(code)
                .orElseThrow(() -> ProblemException.of(404, "unknown-chapter", Map.of("chapter", code)));
    }

    private static @Nullable Integer until(Validity validity) {
        BudgetYear until = validity.until();
        return until == null ? null : until.value();
    }
}

package nl.mutatieboek.balance;

import java.net.URI;
import java.util.OptionalLong;
import nl.mutatieboek.access.Acting;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Counter;
import nl.mutatieboek.api.Fields;
import nl.mutatieboek.api.Posted;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.api.Recorded;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.PublishedBalance;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Precision;
import nl.mutatieboek.budget.term.Source;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records what documents state, as checks that count in no balance. */
@RestController
class PublishedBalanceController {
    private final Counter counter;
    private final Acting acting;

    PublishedBalanceController(Counter counter, Acting acting) {
        this.counter = counter;
        this.acting = acting;
    }

    /** A check as it was recorded. */
    record PublishedShown(
            String item,
            Flow flow,
            int year,
            String moment,
            long thousands,
            long precisionThousands,
            SourceShown source,
            @Nullable Basis basis,
            @Nullable String note) {}

    /** Where it was read. */
    record SourceShown(
            String document,
            @Nullable String place,
            @Nullable String url,
            @Nullable String sha256) {}

    /**
     * What may be posted, for the description of the API.
     *
     * @param precisionThousands 1 by default
     * @param basis how it is known, where it was not read in the document itself
     * @param note what a reader of it must know
     */
    record PublishedBody(
            String item,
            Flow flow,
            int year,
            String moment,
            long thousands,
            @Nullable Long precisionThousands,
            SourceShown source,
            @Nullable Basis basis,
            @Nullable String note) {}

    /** Records a check. */
    @PostMapping(path = "/v1/published-balances", produces = "application/json")
    ResponseEntity<Recorded<PublishedShown>> record(Posted posted, Asked asked) {
        boolean dryRun = asked.flag(Asked.DRY_RUN);
        asked.end();
        PublishedBalance published = read(posted);
        OptionalLong number = counter.handIn(
                posted.signed(acting.actor(), id -> new Command.RecordPublishedBalance(published)), null, dryRun);
        Source source = published.source();
        PublishedShown shown = new PublishedShown(
                published.item().toString(),
                published.flow(),
                published.year().value(),
                published.moment().toString(),
                published.thousands().value(),
                published.precision().thousands(),
                new SourceShown(source.document(), source.place(), source.url(), source.sha256()),
                published.basis(),
                published.note());
        return Recorded.answer(URI.create("/v1/balances?item=" + published.item()), shown, number);
    }

    private static PublishedBalance read(Posted posted) {
        Fields body = posted.body();
        Read<ItemPath> item = body.must("item").text(ItemPath::parse);
        Read<Flow> flow = body.must("flow").text(Flow::parse);
        Read<BudgetYear> year = body.must("year").number(BudgetYear::of);
        Read<Moment> moment = body.must("moment").text(Moment::parse);
        Read<Thousands> thousands = body.must("thousands").number(Thousands::posted);
        Read<Precision> precision = body.may("precisionThousands").number(Precision::new);
        Fields source = body.must("source").object();
        Read<String> document = source.must("document").text(Source::requireLine);
        Read<String> place = source.may("place").text(Source::requireLine);
        Read<String> url = source.may("url").text(Source::requireUrl);
        Read<String> sha256 = source.may("sha256").text(Source::requireSha256);
        Read<Basis> basis = body.may("basis").text(Basis::parse);
        Read<String> note = body.may("note").text(Posting::requireNote);
        posted.end();
        return new PublishedBalance(
                item.value(),
                flow.value(),
                year.value(),
                moment.value(),
                thousands.value(),
                precision.or(Precision.EXACT),
                new Source(document.value(), place.orNull(), url.orNull(), sha256.orNull()),
                basis.orNull(),
                note.orNull());
    }
}

package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.PostingTotalQueries.PostingTotal;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.KnownBill;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.mutation.ExplanationRequirementQueries.ExplanationRequirement;
import nl.mutatieboek.oversight.coverage.CoveragePackage;
import nl.mutatieboek.oversight.coverage.CoveragePackageQueries;
import nl.mutatieboek.report.question.OpenPoint.OpenPointCategory;
import nl.mutatieboek.report.table.FigureCertainty;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.UncertaintyReason;

/** Finds what the tables of a bill still lack, at one as-of point. */
final class OpenPointQueries {
    private final PostingTotalQueries postingTotals;
    private final BalanceQueries balances;
    private final MutationHistoryReader histories;
    private final ExplanationRequirementQueries explanations;
    private final CoveragePackageQueries packages;

    OpenPointQueries(
            PostingTotalQueries postingTotals,
            BalanceQueries balances,
            MutationHistoryReader histories,
            ExplanationRequirementQueries explanations,
            CoveragePackageQueries packages) {
        this.postingTotals = postingTotals;
        this.balances = balances;
        this.histories = histories;
        this.explanations = explanations;
        this.packages = packages;
    }

    /** The open points of a chapter, by category. */
    List<OpenPoint> find(ChapterCode chapter, Moment bill, ResolvedAsOf requested, ReportMessages messages) {
        return new OpenPointCollector(ItemPath.of(chapter), bill, requested.upToMoment(bill), messages).collect();
    }

    /** Collects the open points of one chapter in one bill. */
    private final class OpenPointCollector {
        private final ItemPath chapter;
        private final Moment bill;
        private final ResolvedAsOf point;
        private final ReportMessages messages;
        private final List<OpenPoint> found = new ArrayList<>();

        private OpenPointCollector(ItemPath chapter, Moment bill, ResolvedAsOf point, ReportMessages messages) {
            this.chapter = chapter;
            this.bill = bill;
            this.point = point;
            this.messages = messages;
        }

        private List<OpenPoint> collect() {
            Map<MutationId, PostingTotal> ofBill = postingTotals.groupBy(
                    chapter, null, null, point, posting -> posting.moment().equals(bill) ? posting.mutation() : null);
            Map<MutationId, MutationHistory> read = histories.read(List.copyOf(ofBill.keySet()), point);
            ofBill.entrySet().stream()
                    .filter(one -> one.getValue().booked() == null)
                    .map(one -> Objects.requireNonNull(read.get(one.getKey())))
                    .forEach(this::addPending);
            Set<MutationId> reversed = read.values().stream()
                    .flatMap(history -> Stream.ofNullable(history.proposal().reversal()))
                    .map(Reversal::of)
                    .collect(Collectors.toSet());
            ofBill.entrySet().stream()
                    .filter(one -> one.getValue().booked() != null && !reversed.contains(one.getKey()))
                    .map(one -> Objects.requireNonNull(read.get(one.getKey())))
                    .filter(history -> history.proposal().reversal() == null)
                    .forEach(this::addExplanations);
            addBalances();
            packages.find(null, chapter, point).stream()
                    .filter(one -> one.mutations().stream().anyMatch(ofBill::containsKey))
                    .forEach(this::addPackage);
            addBillSteps();
            addPublished();
            return found.stream()
                    .sorted(Comparator.comparing(OpenPoint::category))
                    .toList();
        }

        private void addPending(MutationHistory history) {
            found.add(OpenPoint.withoutFigure(
                    OpenPointCategory.PENDING,
                    history.proposal().title(),
                    new ReportLink.MutationLink(history.mutation())));
        }

        private void addExplanations(MutationHistory history) {
            ReportLink link = new ReportLink.MutationLink(history.mutation());
            String title = history.proposal().title();
            Set<ItemPath> undecided = new HashSet<>();
            for (ExplanationRequirement one : explanations.findRequirements(history.proposal(), point)) {
                if (!one.article().chapter().equals(chapter.chapter())) {
                    continue;
                }
                if (one.size() == null) {
                    undecided.add(one.article());
                }
                List<String> foreign = history.findForeignAmounts();
                if (Boolean.TRUE.equals(one.due()) && !foreign.isEmpty()) {
                    found.add(new OpenPoint(
                            OpenPointCategory.EXPLANATION,
                            messages.message("report.outstanding-points.foreign", title, String.join(", ", foreign)),
                            one.article(),
                            one.flow(),
                            one.year(),
                            ExplanationReport.largestChange(history.proposal(), one),
                            link));
                }
            }
            Proposal proposal = history.proposal();
            if (proposal.postingsOf(chapter.chapter()).stream()
                    .anyMatch(posting -> proposal.classOf(posting) == null)) {
                found.add(OpenPoint.withoutFigure(
                        OpenPointCategory.EXPLANATION,
                        messages.message("report.outstanding-points.no-class", title),
                        link));
            } else if (!undecided.isEmpty()) {
                String articles = messages.articles(
                        undecided.stream().sorted(ReportItemSelector.ORDER).toList());
                found.add(OpenPoint.withoutFigure(
                        OpenPointCategory.EXPLANATION,
                        messages.message("report.outstanding-points.no-size", title, articles),
                        link));
            }
        }

        private void addBalances() {
            Stream.of(
                            new BalanceCriteria(chapter, null, bill.year(), 1),
                            new BalanceCriteria(chapter, Flow.EXPENDITURE, bill.year(), 1))
                    .flatMap(criteria -> balances.find(criteria, point).stream())
                    .filter(balance -> !balance.item().isChapter() && !balance.closed())
                    .collect(Collectors.toMap(
                            balance -> balance.item() + " " + balance.flow(), balance -> balance, (one, same) -> one))
                    .values()
                    .stream()
                    .sorted(Comparator.comparing(Balance::item, ReportItemSelector.ORDER)
                            .thenComparing(Balance::flow))
                    .forEach(this::addBalance);
        }

        private void addBalance(Balance balance) {
            ReportFigure figure = MomentLookups.figure(balance);
            if (figure == null) {
                addBalance(OpenPointCategory.INCOMPLETE, "report.outstanding-points.unknown", balance, "");
                return;
            }
            if (!balance.complete()) {
                addBalance(OpenPointCategory.INCOMPLETE, "report.outstanding-points.incomplete", balance, "");
            }
            Set<UncertaintyReason> marks = EnumSet.noneOf(UncertaintyReason.class);
            marks.addAll(figure.certainty().uncertaintyReasons());
            marks.remove(UncertaintyReason.INCOMPLETE);
            if (!marks.isEmpty()) {
                String names = marks.stream()
                        .map(mark -> messages.message("report.outstanding-points.mark." + mark))
                        .collect(Collectors.joining(", "));
                addBalance(OpenPointCategory.UNCERTAIN, "report.outstanding-points.uncertain", balance, names);
            }
        }

        private void addBalance(OpenPointCategory category, String key, Balance balance, String marks) {
            String article = messages.article(balance.item(), bill.year(), point);
            found.add(new OpenPoint(
                    category,
                    messages.message(key, article, marks),
                    balance.item(),
                    balance.flow(),
                    balance.year(),
                    MomentLookups.figure(balance),
                    new ReportLink.TrailLink(balance.item(), balance.flow(), balance.year(), bill)));
        }

        private void addPackage(CoveragePackage one) {
            one.remainders().stream()
                    .filter(remainder -> !remainder.booked().isZero())
                    .forEach(remainder -> found.add(new OpenPoint(
                            OpenPointCategory.COVERAGE,
                            messages.message(
                                    remainder.withPending().isZero()
                                            ? "report.outstanding-points.package-pending"
                                            : "report.outstanding-points.package",
                                    one.name()),
                            null,
                            remainder.flow(),
                            remainder.year(),
                            null,
                            new ReportLink.PackageLink(one.name()))));
        }

        /** The steps that parliament's adoption needs: each earlier bill of the year, and the submission of this one. */
        private void addBillSteps() {
            if (point.structure()
                    .chapter(chapter.chapter())
                    .filter(KnownChapter::budgetStatement)
                    .isEmpty()) {
                return;
            }
            MomentLookups.presentedMoments(point)
                    .filter(moment -> moment.code().isBill() && moment.year().equals(bill.year()))
                    .forEach(moment -> {
                        Optional<KnownBill> known = point.structure().bill(chapter.chapter(), moment);
                        if (known.isEmpty()) {
                            addBillStep(moment, "report.outstanding-points.not-submitted");
                        } else if (!moment.equals(bill) && !known.get().isAdopted()) {
                            addBillStep(moment, "report.outstanding-points.not-adopted");
                        }
                    });
            if (point.structure()
                    .moment(bill)
                    .filter(known -> known.closedFor().contains(chapter.chapter()))
                    .isEmpty()) {
                addBillStep(bill, "report.outstanding-points.not-closed");
            }
        }

        private void addBillStep(Moment moment, String key) {
            found.add(OpenPoint.withoutFigure(
                    OpenPointCategory.BILL,
                    messages.message(key, messages.moment(moment)),
                    new ReportLink.MomentLink(moment)));
        }

        private void addPublished() {
            balances.find(new BalanceCriteria(chapter, null, bill.year(), BalanceCriteria.MAX_DEPTH), point).stream()
                    .filter(balance -> {
                        Balance.BalanceCheck check = balance.check();
                        return check != null && check.moment().year().equals(bill.year()) && check.leavesRemainder();
                    })
                    .sorted(Comparator.comparing(Balance::item, ReportItemSelector.ORDER)
                            .thenComparing(Balance::flow))
                    .forEach(this::addPublished);
        }

        private void addPublished(Balance balance) {
            Balance.BalanceCheck check = Objects.requireNonNull(balance.check());
            ReportFigure stated =
                    new ReportFigure(check.published(), new FigureCertainty(true, check.basis(), check.precision()));
            ReportFigure booked = new ReportItemSelector(balances)
                    .balance(balance.item(), balance.flow(), balance.year(), point.upToMoment(check.moment()));
            found.add(new OpenPoint(
                    OpenPointCategory.PUBLISHED,
                    messages.message(
                            "report.outstanding-points.published",
                            messages.item(balance.item(), balance.name()),
                            messages.amount(check.published()),
                            check.document()),
                    balance.item(),
                    balance.flow(),
                    balance.year(),
                    booked == null ? null : stated.minus(booked),
                    new ReportLink.TrailLink(balance.item(), balance.flow(), balance.year(), check.moment())));
        }
    }
}

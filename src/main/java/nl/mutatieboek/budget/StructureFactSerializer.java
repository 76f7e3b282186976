package nl.mutatieboek.budget;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.budget.StructureQueries.KnownItem;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureQueries.SuccessionChange;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.moment.EmbargoEndReason;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/** Writes the facts of the structure to a checkpoint and reads them back. */
final class StructureFactSerializer {
    private StructureFactSerializer() {}

    static void write(DataOutput out, Record fact) throws IOException {
        switch (fact) {
            case KnownChapter chapter -> {
                out.writeByte('C');
                out.writeUTF(chapter.code().value());
                writeName(out, chapter.name());
                write(out, chapter.validity());
                out.writeBoolean(chapter.budgetStatement());
            }
            case KnownItem item -> {
                out.writeByte('I');
                out.writeUTF(item.path().toString());
                writeName(out, item.name());
                write(out, item.validity());
            }
            case Event.ItemNamed named -> {
                out.writeByte('Y');
                out.writeUTF(named.item().toString());
                out.writeInt(named.year().value());
                out.writeUTF(named.name());
            }
            case Event.ItemCorrected e -> {
                out.writeByte('G');
                out.writeUTF(e.item().toString());
                out.writeInt(e.from().value());
                writeName(out, e.name());
                write(out, e.validity());
                out.writeUTF(e.reason());
            }
            case Event.ItemNameCorrected e -> {
                out.writeByte('H');
                out.writeUTF(e.item().toString());
                out.writeInt(e.year().value());
                out.writeUTF(e.name());
                out.writeInt(e.rightYear().value());
                out.writeUTF(e.rightName());
                out.writeUTF(e.reason());
            }
            case KnownMoment moment -> {
                out.writeByte('M');
                out.writeUTF(moment.moment().toString());
                write(out, moment.submittedOn());
                out.writeBoolean(moment.assumed());
                Instant publicAt = moment.publicAt();
                out.writeUTF(publicAt == null ? "" : publicAt.toString());
                out.writeBoolean(moment.isEmbargoLifted());
            }
            case Event.MomentClosed e -> writeSubject(out, 'X', e.chapter(), e.moment());
            case Event.MomentReopened e -> {
                writeSubject(out, 'O', e.chapter(), e.moment());
                out.writeUTF(e.reason());
            }
            case Event.BillPresented e -> {
                writeSubject(out, 'P', e.chapter(), e.bill());
                out.writeUTF(e.document());
                write(out, e.presentedOn());
            }
            case Event.BillAdopted e -> {
                writeSubject(out, 'A', e.chapter(), e.bill());
                out.writeUTF(e.act());
                write(out, e.adoptedOn());
                write(out, e.effectiveFrom());
            }
            case Event.BillPresentationRevoked e -> {
                writeSubject(out, 'R', e.chapter(), e.bill());
                out.writeUTF(e.reason());
            }
            case Event.BillAdoptionRevoked e -> {
                writeSubject(out, 'V', e.chapter(), e.bill());
                out.writeUTF(e.reason());
            }
            case Event.ChapterChangeProposed e -> writeChange(out, 'W', e.chapter(), e.by(), e.change());
            case Event.ChapterChangeWithdrawn e -> writeChange(out, 'N', e.chapter(), e.by(), e.change());
            case Event.MomentCorrectionProposed e -> {
                out.writeByte('Q');
                out.writeUTF(e.by().value());
                corrected(out, e.change());
            }
            case Event.MomentCorrectionWithdrawn e -> {
                out.writeByte('T');
                out.writeUTF(e.by().value());
                corrected(out, e.change());
            }
            case Event.MomentCorrected e -> {
                out.writeByte('K');
                corrected(out, e);
            }
            case Event.EmbargoLifted e -> {
                out.writeByte('E');
                out.writeUTF(e.moment().toString());
                ChapterCode chapter = e.chapter();
                out.writeUTF(chapter == null ? "" : chapter.value());
                out.writeUTF(e.ground().name());
            }
            case Event.EmbargoRestored e -> {
                writeSubject(out, 'F', e.chapter(), e.moment());
                out.writeUTF(e.reason());
            }
            case SuccessionChange linked -> {
                out.writeByte('L');
                out.writeUTF(linked.link().was().toString());
                out.writeUTF(linked.link().becomes().toString());
                out.writeBoolean(linked.inForce());
                out.writeUTF(linked.moment().toString());
                write(out, linked.effectiveOn());
            }
            default -> throw new IllegalStateException("Unknown structure fact: " + fact);
        }
    }

    private static void writeName(DataOutput out, @Nullable String name) throws IOException {
        out.writeUTF(name == null ? "" : name);
    }

    private static @Nullable String name(DataInput in) throws IOException {
        String name = in.readUTF();
        return name.isEmpty() ? null : name;
    }

    private static void writeSubject(DataOutput out, char kind, ChapterCode chapter, Moment moment) throws IOException {
        out.writeByte(kind);
        out.writeUTF(chapter.value());
        out.writeUTF(moment.toString());
    }

    private static void corrected(DataOutput out, Event.MomentCorrected e) throws IOException {
        out.writeUTF(e.moment().toString());
        write(out, e.submittedOn());
        out.writeBoolean(e.assumed());
        Instant publicAt = e.publicAt();
        out.writeUTF(publicAt == null ? "" : publicAt.toString());
        out.writeBoolean(e.embargoEnded());
        out.writeUTF(e.reason());
    }

    private static Event.MomentCorrected corrected(DataInput in) throws IOException {
        return new Event.MomentCorrected(
                moment(in), day(in), in.readBoolean(), time(in), in.readBoolean(), in.readUTF());
    }

    private static void writeChange(
            DataOutput out, char kind, ChapterCode chapter, PersonId by, Event.TwoPersonChange change)
            throws IOException {
        out.writeByte(kind);
        out.writeUTF(chapter.value());
        out.writeUTF(by.value());
        write(out, (Record) change);
    }

    private static void write(DataOutput out, LocalDate day) throws IOException {
        out.writeLong(day.toEpochDay());
    }

    private static void write(DataOutput out, Validity validity) throws IOException {
        BudgetYear until = validity.until();
        out.writeInt(validity.from().value());
        out.writeInt(until == null ? 0 : until.value());
    }

    static Record read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 'C' -> new KnownChapter(chapter(in), name(in), validity(in), in.readBoolean());
            case 'I' -> new KnownItem(ItemPath.parse(in.readUTF()), name(in), validity(in));
            case 'Y' -> new Event.ItemNamed(ItemPath.parse(in.readUTF()), new BudgetYear(in.readInt()), in.readUTF());
            case 'G' ->
                new Event.ItemCorrected(
                        ItemPath.parse(in.readUTF()),
                        new BudgetYear(in.readInt()),
                        name(in),
                        validity(in),
                        in.readUTF());
            case 'H' ->
                new Event.ItemNameCorrected(
                        ItemPath.parse(in.readUTF()),
                        new BudgetYear(in.readInt()),
                        in.readUTF(),
                        new BudgetYear(in.readInt()),
                        in.readUTF(),
                        in.readUTF());
            case 'M' -> new KnownMoment(moment(in), day(in), in.readBoolean(), time(in), in.readBoolean());
            case 'X' -> new Event.MomentClosed(chapter(in), moment(in));
            case 'O' -> new Event.MomentReopened(chapter(in), moment(in), in.readUTF());
            case 'P' -> new Event.BillPresented(chapter(in), moment(in), in.readUTF(), day(in));
            case 'A' -> new Event.BillAdopted(chapter(in), moment(in), in.readUTF(), day(in), day(in));
            case 'R' -> new Event.BillPresentationRevoked(chapter(in), moment(in), in.readUTF());
            case 'V' -> new Event.BillAdoptionRevoked(chapter(in), moment(in), in.readUTF());
            case 'W' ->
                new Event.ChapterChangeProposed(
                        chapter(in), new PersonId(in.readUTF()), (Event.TwoPersonChange) read(in));
            case 'N' ->
                new Event.ChapterChangeWithdrawn(
                        chapter(in), new PersonId(in.readUTF()), (Event.TwoPersonChange) read(in));
            case 'Q' -> new Event.MomentCorrectionProposed(new PersonId(in.readUTF()), corrected(in));
            case 'T' -> new Event.MomentCorrectionWithdrawn(new PersonId(in.readUTF()), corrected(in));
            case 'K' -> corrected(in);
            case 'E' -> new Event.EmbargoLifted(moment(in), chapterOrNull(in), EmbargoEndReason.valueOf(in.readUTF()));
            case 'F' -> {
                ChapterCode chapter = chapter(in);
                yield new Event.EmbargoRestored(moment(in), chapter, in.readUTF());
            }
            case 'L' ->
                new SuccessionChange(
                        new Succession(ItemPath.parse(in.readUTF()), ItemPath.parse(in.readUTF())),
                        in.readBoolean(),
                        moment(in),
                        day(in));
            default -> throw new IOException("Unknown structure fact: " + kind);
        };
    }

    private static ChapterCode chapter(DataInput in) throws IOException {
        return new ChapterCode(in.readUTF());
    }

    private static @Nullable ChapterCode chapterOrNull(DataInput in) throws IOException {
        String code = in.readUTF();
        return code.isEmpty() ? null : new ChapterCode(code);
    }

    private static Moment moment(DataInput in) throws IOException {
        return Moment.parse(in.readUTF());
    }

    private static LocalDate day(DataInput in) throws IOException {
        return LocalDate.ofEpochDay(in.readLong());
    }

    private static @Nullable Instant time(DataInput in) throws IOException {
        String time = in.readUTF();
        return time.isEmpty() ? null : Instant.parse(time);
    }

    private static Validity validity(DataInput in) throws IOException {
        int from = in.readInt();
        int until = in.readInt();
        return new Validity(new BudgetYear(from), until == 0 ? null : new BudgetYear(until));
    }
}

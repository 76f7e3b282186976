package nl.mutatieboek.domain.chapter;

import nl.mutatieboek.domain.Event.BillAdopted;
import nl.mutatieboek.domain.Event.BillPresented;
import org.jspecify.annotations.Nullable;

/**
 * Bill of a chapter: presented to parliament, and an act once it is adopted.
 *
 * @param adopted null while it is a bill
 */
public record ChapterBill(BillPresented presented, @Nullable BillAdopted adopted) {}

package nl.mutatieboek.architecture.violation;

import org.springframework.modulith.Modulithic;

/** The root of a house in which every wall is broken once; the walls are shown to catch it. */
@Modulithic
public final class PlantedHouse {
    private PlantedHouse() {}
}

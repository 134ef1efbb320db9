package se.inkopsnavet.lifecare;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.inkopsnavet.mapping.MappingFiles;

/** The codes of each municipality's installation, read once. */
public final class CodesBook {

    private final MappingFiles files;
    private final Map<String, Codes> byMunicipality = new ConcurrentHashMap<>();

    public CodesBook(MappingFiles files) {
        this.files = files;
    }

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION when there is no such file, or it is wrong */
    public Codes of(String municipality) {
        return byMunicipality.computeIfAbsent(municipality, id -> Codes.load(files, id));
    }
}

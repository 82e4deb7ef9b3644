/// libxml2, made safe once for the whole process.
#pragma once

namespace vigie {

/// Initialises libxml2, takes the network and the file system from it (external entities are
/// never loaded) and keeps it from printing on this thread. To be called on every thread before
/// anything else of the library, any number of times.
void prepare_libxml();

}  // namespace vigie

/// libxml2, made safe once for the whole process.
#pragma once

namespace vigie {

/// Initialises libxml2 and takes the network and the file system from it: external entities
/// are never loaded. Any thread, any number of times; before anything else of the library.
void prepare_libxml();

}  // namespace vigie

/// What the program's exit status means; part of the outside contract.
#pragma once

namespace vigie {

inline constexpr int kExitDone = 0;
inline constexpr int kExitGate = 1;        // --fail-on tripped
inline constexpr int kExitUsage = 2;       // usage, configuration or schema error
inline constexpr int kExitIncomplete = 3;  // deadline, interrupted, suspect
inline constexpr int kExitInternal = 4;

}  // namespace vigie

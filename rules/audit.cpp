#include "rules/audit.hpp"

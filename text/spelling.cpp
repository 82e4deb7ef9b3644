#include "text/spelling.hpp"

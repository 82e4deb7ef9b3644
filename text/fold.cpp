#include "text/fold.hpp"

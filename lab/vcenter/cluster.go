// The cluster: whether DRS chooses hosts, and rules that VMs leave when they are destroyed.
package main

import (
	sim "github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

func (f *front) setDrs(enabled bool) {
	f.world.Lock()
	defer f.world.Unlock()
	for _, config := range clusterConfigs() {
		config.DrsConfig.Enabled = types.NewBool(enabled)
	}
	f.filters.announce()
}

func clusterConfigs() []*types.ClusterConfigInfoEx {
	all := []*types.ClusterConfigInfoEx{}
	for _, e := range sim.Map.All("ClusterComputeResource") {
		if config, ok := e.(*sim.ClusterComputeResource).ConfigurationEx.(*types.ClusterConfigInfoEx); ok {
			all = append(all, config)
		}
	}
	return all
}

// leaveRules takes a VM that is gone out of all rules, as vCenter does by itself. The world is locked.
func leaveRules(vm ref) {
	for _, config := range clusterConfigs() {
		for _, rule := range config.Rule {
			if apart, ok := rule.(*types.ClusterAntiAffinityRuleSpec); ok {
				kept := []ref{}
				for _, one := range apart.Vm {
					if one != vm {
						kept = append(kept, one)
					}
				}
				apart.Vm = kept
			}
		}
	}
}
